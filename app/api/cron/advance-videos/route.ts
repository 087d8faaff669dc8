import { timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { route } from "@/lib/http";
import { advanceDue } from "@/lib/videos/advance";
import { sweepSoon } from "@/lib/videos/sweep";

export const maxDuration = 60;

/** The scheduler's door (Vercel Cron sends `Authorization: Bearer $CRON_SECRET`). Fails closed without the secret. */
export const GET = route(async (request) => {
  const secret = env().CRON_SECRET;
  if (!secret || !equal(request.headers.get("authorization") ?? "", `Bearer ${secret}`)) {
    throw new AppError("unauthenticated", { message: "The cron secret is missing or wrong." });
  }
  const steps = await advanceDue({ forMs: 45_000, wait: true });
  await sweepSoon();
  return Response.json({ steps });
});

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
