import { timingSafeEqual } from "node:crypto";
import type { Context, Next } from "hono";
import type { Env } from "@/demo/http/context";
import { ApiError } from "@/demo/http/errors";

/** Asks for `Authorization: Bearer <key>`. */
export function checkKey(apiKey: string) {
  const expected = Buffer.from(apiKey);
  return async (c: Context<Env>, next: Next) => {
    const given = /^Bearer\s+(.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    if (given === undefined) {
      const message =
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).";
      throw new ApiError(401, message);
    }
    const bytes = Buffer.from(given);
    if (bytes.length !== expected.length || !timingSafeEqual(bytes, expected)) {
      throw new ApiError(401, "Incorrect API key provided.", { code: "invalid_api_key" });
    }
    return next();
  };
}
