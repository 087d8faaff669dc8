import { createHash, type Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { AwsChunkedDecoder } from "./aws-chunked";
import { digestFor } from "./checksums";
import { S3Error } from "./errors";
import type { S3Request } from "./request";

const HEX_SHA256 = /^[0-9a-f]{64}$/;
const LARGEST_DOCUMENT = 2 * 1024 * 1024;

export type Received = { size: number; md5: Buffer };

/** Streams a request's body into `file` and throws unless every length and checksum the client sent holds. */
export function receiveBody(request: S3Request, file: FileHandle): Promise<Received> {
  // Not createWriteStream: a write stream that does not close its handle keeps handle.close() waiting for ever.
  return consume(request, async (source) => {
    for await (const chunk of source) await file.writeFile(chunk);
  });
}

/** The body of a request that carries XML. */
export async function receiveText(request: S3Request): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  await consume(request, async (source) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > LARGEST_DOCUMENT) throw new S3Error(400, "EntityTooLarge");
      chunks.push(chunk);
    }
  });
  return Buffer.concat(chunks).toString("utf8");
}

async function consume(request: S3Request, sink: (source: AsyncIterable<Buffer>) => Promise<void>): Promise<Received> {
  const decoder = chooseDecoder(request);
  const meter = new Meter(request);
  if (decoder) await pipeline(request.message, decoder, meter, sink);
  else await pipeline(request.message, meter, sink);
  return meter.finish(request, decoder?.trailers ?? new Map());
}

function chooseDecoder({ headers }: S3Request): AwsChunkedDecoder | null {
  const payload = String(headers["x-amz-content-sha256"] ?? "");
  if (payload === "STREAMING-UNSIGNED-PAYLOAD-TRAILER") return new AwsChunkedDecoder();
  if (payload.startsWith("STREAMING-")) throw new S3Error(501, "NotImplemented", `${payload} is not supported here`);
  return null;
}

/** Counts and hashes what passes. */
class Meter extends Transform {
  #size = 0;
  readonly #md5 = createHash("md5");
  readonly #sha256: Hash | null;
  readonly #checksums = new Map<string, NonNullable<ReturnType<typeof digestFor>>>();

  constructor({ headers }: S3Request) {
    super();
    this.#sha256 = HEX_SHA256.test(String(headers["x-amz-content-sha256"])) ? createHash("sha256") : null;
    const announced = String(headers["x-amz-trailer"] ?? "")
      .split(",")
      .map((name) => name.trim().toLowerCase());
    for (const name of [...Object.keys(headers), ...announced]) {
      const digest = digestFor(name);
      if (digest) this.#checksums.set(name, digest);
    }
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: (error: null, chunk: Buffer) => void): void {
    this.#size += chunk.length;
    this.#md5.update(chunk);
    this.#sha256?.update(chunk);
    for (const digest of this.#checksums.values()) digest.update(chunk);
    callback(null, chunk);
  }

  finish({ headers }: S3Request, trailers: Map<string, string>): Received {
    const declared =
      headers["x-amz-decoded-content-length"] ?? (trailers.size > 0 ? undefined : headers["content-length"]);
    if (declared !== undefined && Number(declared) !== this.#size) throw new S3Error(400, "IncompleteBody");
    if (this.#sha256 && this.#sha256.digest("hex") !== headers["x-amz-content-sha256"]) {
      throw new S3Error(400, "XAmzContentSHA256Mismatch");
    }
    const md5 = this.#md5.digest();
    const contentMd5 = headers["content-md5"];
    if (contentMd5 !== undefined && contentMd5 !== md5.toString("base64")) throw new S3Error(400, "BadDigest");
    for (const [name, digest] of this.#checksums) {
      if (digest.base64() !== (trailers.get(name) ?? headers[name])) throw new S3Error(400, "BadDigest");
    }
    return { size: this.#size, md5 };
  }
}
