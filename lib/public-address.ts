import "server-only";
import { env } from "./env";

/** The address people open, without a slash at the end: AUTH_URL, else what the request says. */
export function publicAddress(headers: Headers): string {
  const { AUTH_URL, PORT } = env();
  if (AUTH_URL) return new URL(AUTH_URL).origin;
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? `127.0.0.1:${PORT}`;
  return `${headers.get("x-forwarded-proto") ?? "http"}://${host}`;
}
