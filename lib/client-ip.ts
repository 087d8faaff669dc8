import "server-only";
import { BlockList, isIP } from "node:net";

/** Where proxies stand: this machine and its own network. */
const near = new BlockList();
for (const [net, bits, family] of [
  ["127.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
] as const)
  near.addSubnet(net, bits, family);

/**
 * The visitor's address, by X-Forwarded-For, to which every proxy and our own server (scripts/append-peer.mjs) add who
 * spoke to them: from the end, the first that is not near; the furthest when all are. What stands before it is only
 * what the visitor claims. "unknown" when it is no address.
 */
export function clientIp(headers: Headers): string {
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  const hop = hops.findLast((address) => !isNear(address)) ?? hops[0] ?? "";
  return isIP(hop) ? hop : "unknown";
}

function isNear(address: string): boolean {
  const version = isIP(address);
  return version > 0 && near.check(address, version === 4 ? "ipv4" : "ipv6");
}
