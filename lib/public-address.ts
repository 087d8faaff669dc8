import "server-only";
import { env } from "./env";

/**
 * The address of this studio, without a slash at the end: AUTH_URL, else what the request says; without a request, where
 * this process listens, which is how an engine on the same machine reaches it.
 */
export function publicAddress(headers?: Headers): string {
  const { AUTH_URL } = env();
  if (AUTH_URL) return new URL(AUTH_URL).origin;
  const host = headers?.get("x-forwarded-host") ?? headers?.get("host") ?? ownHost();
  return `${headers?.get("x-forwarded-proto") ?? "http"}://${host}`;
}

function ownHost(): string {
  const { HOST, PORT } = env();
  // What listens everywhere is reached here.
  if (HOST === "0.0.0.0" || HOST === "::") return `127.0.0.1:${PORT}`;
  return `${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`;
}
