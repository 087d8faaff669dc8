import "server-only";
import { S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { env } from "@/lib/env";

// How this process speaks to the bucket, for the modules of storage alone.

/** Longest silence of the store. */
const idleMs = 20_000;
/** Joining the parts of a large clip takes a slow disk a minute or two, in which some stores say nothing. */
const joinTimeoutMs = 120_000;

/**
 * Whoever reads a stream may pause, which the store's socket cannot tell from a silent store: only the answer's
 * beginning is waited for, and no number of slow readers keeps the studio's own work waiting for a socket.
 */
const forReaders = {
  requestTimeout: idleMs,
  throwOnRequestTimeout: true,
  socketTimeout: 0,
  httpAgent: { maxSockets: Number.POSITIVE_INFINITY },
  httpsAgent: { maxSockets: Number.POSITIVE_INFINITY },
};

type Clients = { direct: S3Client; joining: S3Client; readers: S3Client; browser: S3Client };
let clients: Clients | undefined;

function connect(endpoint: string | undefined, http: { socketTimeout: number } = { socketTimeout: idleMs }): S3Client {
  return new S3Client({
    endpoint,
    region: env().S3_REGION,
    forcePathStyle: env().S3_FORCE_PATH_STYLE,
    credentials: { accessKeyId: env().S3_ACCESS_KEY_ID, secretAccessKey: env().S3_SECRET_ACCESS_KEY },
    // Not every store knows the newer checksums, and a presigned PUT would carry the checksum of an empty body.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 5_000, ...http },
  });
}

export function s3(): Clients {
  if (!clients) {
    const direct = connect(env().S3_ENDPOINT);
    const elsewhere = env().S3_PUBLIC_ENDPOINT;
    const joining = connect(env().S3_ENDPOINT, { socketTimeout: joinTimeoutMs });
    const readers = connect(env().S3_ENDPOINT, forReaders);
    clients = { direct, joining, readers, browser: elsewhere ? connect(elsewhere) : direct };
  }
  return clients;
}

/** Where an object lies, in the SDK's words. */
export function at(key: string) {
  return { Bucket: env().S3_BUCKET, Key: key };
}

/** The HTTP status that the store answered with. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/** Closes idle connections and forgets the configuration. */
export function closeClients(): void {
  for (const client of Object.values(clients ?? {})) client.destroy();
  clients = undefined;
}
