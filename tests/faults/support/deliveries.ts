import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";

// Webhook deliveries as an engine signs them (Standard Webhooks).

export interface Delivery {
  body: string;
  headers: Record<string, string>;
}

export const newSecret = () => `whsec_${Buffer.from(randomUUID() + randomUUID()).toString("base64")}`;

/** A delivery about an engine's job; `at` is when it says it was signed. */
export function signDelivery(
  secret: string,
  jobId: string,
  { id = `evt_${randomUUID()}`, at = new Date(), type = "video.completed" } = {},
): Delivery {
  const created_at = Math.floor(at.getTime() / 1000);
  const body = JSON.stringify({ id, object: "event", created_at, type, data: { id: jobId } });
  return {
    body,
    headers: {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(created_at),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    },
  };
}
