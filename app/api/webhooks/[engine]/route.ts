import { after } from "next/server";
import { AppError } from "@/lib/errors";
import { readBody, route } from "@/lib/http";
import { advanceSoon } from "@/lib/videos/advance-soon";
import { receiveWebhook } from "@/lib/videos/receive-webhook";

const maxBytes = 64 * 1024;

/** Engines' callbacks. Answers at once; what follows happens through `advance`. */
export const POST = route(
  async (request, { params }: RouteContext<"/api/webhooks/[engine]">) => {
    if ((await params).engine !== "openai") throw new AppError("not_found");
    const body = (await readBody(request, maxBytes)).toString("utf8");
    const attempt = new URL(request.url).searchParams.get("attempt");
    if (await receiveWebhook(body, request.headers, attempt)) after(() => advanceSoon());
    return Response.json({ received: true });
  },
  { quiet: true },
);
