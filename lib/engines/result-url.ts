import "server-only";
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { DownloadError, type EngineDownload } from "./engine";

// An engine's answer names an address for us to fetch: it must not lead into our own network.

const internal = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  internal.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 128],
  ["::1", 128],
  // Both lead to IPv4 addresses of any kind.
  ["64:ff9b::", 96],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  internal.addSubnet(net, bits, "ipv6");

const maxRedirects = 3;

/**
 * Fetches a result. Only http(s); private addresses only on the host the engine itself is configured at; redirects are
 * checked like the first address. `credentials` are headers for the engine's own origin and go nowhere else.
 * @throws DownloadError
 */
export async function fetchResult(
  address: string,
  baseUrl: string,
  signal: AbortSignal,
  credentials?: Record<string, string>,
): Promise<Response> {
  let url = new URL(address, baseUrl);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    await assertPublic(url, new URL(baseUrl));
    const headers = url.origin === new URL(baseUrl).origin ? credentials : undefined;
    const response = await fetch(url, { signal, headers, redirect: "manual" }).catch((cause) => {
      throw new DownloadError(false, undefined, { cause });
    });
    if (response.ok) return response;
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || !location) {
      throw new DownloadError(response.status === 404 || response.status === 410);
    }
    url = new URL(location, url);
  }
  throw new DownloadError(false);
}

async function assertPublic(url: URL, base: URL): Promise<void> {
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new DownloadError(true);
  if (url.hostname === base.hostname) return;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const addresses = isIP(host)
    ? [host]
    : (await lookup(host, { all: true }).catch(() => [])).map(({ address }) => address);
  if (addresses.length === 0 || addresses.some(isInternal)) throw new DownloadError(addresses.length > 0);
}

function isInternal(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return internal.check(mapped ?? address, isIP(mapped ?? address) === 6 ? "ipv6" : "ipv4");
}

/** A successful answer as the clip on its way. @throws DownloadError when it has no body */
export function toDownload({ body, headers }: Response): EngineDownload {
  if (!body) throw new DownloadError(false);
  const length = headers.get("content-length");
  return {
    body,
    contentType: headers.get("content-type") ?? "application/octet-stream",
    // A compressed length says nothing about the file.
    bytes: length && !headers.get("content-encoding") ? Number(length) : null,
  };
}
