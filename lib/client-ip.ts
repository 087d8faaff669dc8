import "server-only";
import { isIP } from "node:net";

/**
 * The visitor's address: the last hop of X-Forwarded-For, which is the one our own proxy (or, without a proxy, Next's
 * server) wrote; earlier hops are whatever the client claims. "unknown" when there is none.
 */
export function clientIp(headers: Headers): string {
  const hop = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
  return isIP(hop) ? hop : "unknown";
}
