import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { S3Error } from "./errors";

type Digest = { update(chunk: Buffer): void; base64(): string };

const PREFIX = "x-amz-checksum-";
const makers: Record<string, () => Digest> = {
  crc32: crc32Digest,
  sha1: () => hash("sha1"),
  sha256: () => hash("sha256"),
};

/** The digest for a checksum header or trailer, or null for other names. Throws for kinds this store cannot check. */
export function digestFor(header: string): Digest | null {
  if (!header.startsWith(PREFIX)) return null;
  const kind = header.slice(PREFIX.length);
  if (kind === "algorithm" || kind === "type" || kind === "mode") return null;
  const make = makers[kind];
  if (!make) throw new S3Error(501, "NotImplemented", `Checksum ${kind} is not supported here`);
  return make();
}

export function crc32Digest(): Digest {
  let value = 0;
  return {
    update: (chunk) => {
      value = crc32(chunk, value);
    },
    base64: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString("base64");
    },
  };
}

function hash(algorithm: string): Digest {
  const inner = createHash(algorithm);
  return { update: (chunk) => void inner.update(chunk), base64: () => inner.digest("base64") };
}
