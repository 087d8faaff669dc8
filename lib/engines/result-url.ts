import "server-only";
import { type LookupOptions, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent, fetch } from "undici";
import { DownloadError, type EngineDownload } from "./engine";

// An engine's answer names an address for us to fetch: it must not lead into our own network.

class InternalAddress extends Error {}

/** Everything that is not set aside for a special use, be it written as IPv4 or IPv6. */
const isPublic = (address: string) => ipaddr.process(address).range() === "unicast";

/** Refuses a name that leads into our network. The connection is made to what was looked at: nobody asks the name again. */
const lookupPublic: LookupFunction = (name, options: LookupOptions, done) =>
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return done(error, "");
    if (!addresses.every(({ address }) => isPublic(address))) return done(new InternalAddress(name), "");
    if (options.all) return done(null, addresses);
    done(null, first.address, first.family);
  });

/** For every place but the engine's own host: undici's own, which takes a lookup. It passes by a proxy of NODE_USE_ENV_PROXY. */
const elsewhere = new Agent({ connect: { lookup: lookupPublic } });

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
  const base = new URL(baseUrl);
  let url = new URL(address, base);
  for (let hops = 0; hops <= maxRedirects; hops++) {
    const headers = url.origin === base.origin ? credentials : undefined;
    const dispatcher = url.hostname === base.hostname ? undefined : elsewhere;
    assertWeb(url);
    if (dispatcher) assertPublic(url);
    const response = await fetch(url, { signal, headers, redirect: "manual", dispatcher }).catch((cause) => {
      throw new DownloadError(cause.cause instanceof InternalAddress, undefined, { cause });
    });
    // What it can do is the same; the two declarations of a stream differ.
    if (response.ok) return response as unknown as Response;
    await response.body?.cancel();
    const location = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || !location) {
      throw new DownloadError(response.status === 404 || response.status === 410);
    }
    url = new URL(location, url);
  }
  throw new DownloadError(false);
}

function assertWeb({ protocol }: URL): void {
  if (protocol !== "https:" && protocol !== "http:") throw new DownloadError(true);
}

/** An address given as numbers is looked up nowhere. */
function assertPublic({ hostname }: URL): void {
  const host = hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) && !isPublic(host)) throw new DownloadError(true);
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
