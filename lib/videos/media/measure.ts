import "server-only";
import { createHash } from "node:crypto";
import { ArchiveError } from "./archive-error";

const headBytes = 12;
/** Pictures that share the MP4 box structure. */
const imageBrands = new Set(["avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "crx "]);

export interface MeasureOptions {
  /** The promised Content-Length; null where none was promised. */
  promised: number | null;
  maxBytes?: number;
  /** Longest wait for the next chunk, in milliseconds. */
  idleMs?: number;
  /** Longest wait for all chunks together, and the fewest bytes that must come within each `windowMs` of waiting. */
  totalMs?: number;
  windowMs?: number;
  windowBytes?: number;
}

export interface Measured {
  /** The same bytes. It ends well only if every check passed, and errors with an ArchiveError otherwise. */
  body: ReadableStream<Uint8Array>;
  /** Count and SHA-256 of what has passed; call it after the body has ended. */
  result(): { bytes: number; sha256: string };
}

/**
 * Counts and hashes a clip on its way. Refuses a body that is empty, shorter or longer than promised, over the cap
 * (2 GiB), stalled (60 s), trickling (less than 256 KiB a minute, or more than an hour in all), or does not begin like an
 * MP4: a store accepts any of these without complaint, and a copy that never ends would keep its place from others.
 * The source is canceled as soon as the body errors or is canceled. Only waiting for the source counts as time.
 */
export function measure(source: ReadableStream<Uint8Array>, options: MeasureOptions): Measured {
  const { promised, maxBytes = 2 * 1024 ** 3, idleMs = 60_000, totalMs = 3_600_000 } = options;
  const { windowMs = 60_000, windowBytes = 256 * 1024 } = options;
  const reader = source.getReader();
  const hash = createHash("sha256");
  let head = Buffer.alloc(0);
  let bytes = 0;
  let waited = 0;
  let window = { waited: 0, bytes: 0 };

  const refuseTrickle = () => {
    if (waited > totalMs) throw new ArchiveError("fetch", `not complete after ${totalMs} ms`);
    if (waited - window.waited < windowMs) return;
    if (bytes - window.bytes < windowBytes)
      throw new ArchiveError("fetch", `${bytes - window.bytes} B within ${windowMs} ms`);
    window = { waited, bytes };
  };

  const take = (chunk: Uint8Array) => {
    hash.update(chunk);
    bytes += chunk.length;
    if (promised !== null && bytes > promised)
      throw new ArchiveError("fetch", `longer than the promised ${promised} B`);
    if (bytes > maxBytes) throw new ArchiveError("bad_file", `larger than ${maxBytes} B`);
    if (head.length < headBytes) {
      head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)]);
      if (head.length === headBytes && !beginsLikeMp4(head)) throw new ArchiveError("bad_file", "not an MP4");
    }
  };

  const end = () => {
    if (bytes === 0) throw new ArchiveError("fetch", "empty");
    if (promised !== null && bytes < promised)
      throw new ArchiveError("fetch", `${bytes} B instead of the promised ${promised} B`);
    if (head.length < headBytes) throw new ArchiveError("bad_file", "not an MP4");
  };

  const read = async () => {
    const began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ArchiveError("fetch", `no byte for ${idleMs} ms`)), idleMs);
    });
    try {
      return await Promise.race([reader.read(), stalled]);
    } catch (error) {
      throw error instanceof ArchiveError
        ? error
        : new ArchiveError("fetch", "the transfer broke off", { cause: error });
    } finally {
      clearTimeout(timer);
      waited += performance.now() - began;
    }
  };

  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await read();
          if (done) {
            end();
            controller.close();
          } else {
            take(value);
            refuseTrickle();
            controller.enqueue(value);
          }
        } catch (error) {
          void reader.cancel(error).catch(() => {});
          throw error;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 }, // the idle time is the source's alone: no reading ahead of a slow store
  );
  return { body, result: () => ({ bytes, sha256: hash.copy().digest("hex") }) };
}

/** ISO/IEC 14496-12: the first box is `ftyp`, with a printable major brand. */
function beginsLikeMp4(head: Buffer): boolean {
  const brand = head.toString("latin1", 8, 12);
  return head.toString("latin1", 4, 8) === "ftyp" && /^[\x20-\x7e]{4}$/.test(brand) && !imageBrands.has(brand);
}
