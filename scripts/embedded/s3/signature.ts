import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { S3Error } from "./errors";
import { decode, encode, type S3Request } from "./request";

export type Credentials = { accessKeyId: string; secretAccessKey: string };

type Claim = { credential: string; signedHeaders: string; signature: string; date: string; payload: string };

const ALGORITHM = "AWS4-HMAC-SHA256";
const CLOCK_SKEW_MS = 15 * 60_000;
const LONGEST_PRESIGNED_S = 7 * 24 * 3600;

/**
 * Throws unless the request carries a valid signature version 4, in its headers or (presigned) in its query.
 * Source: docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function verifySignature(request: S3Request, credentials: Credentials): void {
  const claim = request.query.has("X-Amz-Signature") ? readQuery(request) : readHeaders(request);
  const [accessKeyId, day, region, service, end] = claim.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error(403, "InvalidAccessKeyId");
  if (!day || !region || service !== "s3" || end !== "aws4_request" || !claim.date.startsWith(day)) {
    throw new S3Error(400, "AuthorizationHeaderMalformed");
  }
  const signed = claim.signedHeaders.split(";");
  const unsigned = Object.keys(request.headers).find((name) => name.startsWith("x-amz-") && !signed.includes(name));
  if (unsigned || !signed.includes("host")) {
    throw new S3Error(403, "AccessDenied", `The header ${unsigned ?? "host"} was not signed`);
  }
  const canonical = canonicalRequest(request, signed, claim.payload);
  const toSign = [ALGORITHM, claim.date, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join("\n");
  const key = [day, region, "s3", "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${credentials.secretAccessKey}`);
  const expected = hmac(key, toSign);
  const given = Buffer.from(claim.signature, "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new S3Error(403, "SignatureDoesNotMatch");
  }
}

function readHeaders({ headers }: S3Request): Claim {
  const form = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;
  const [, credential, signedHeaders, signature] = form.exec(headers.authorization ?? "") ?? [];
  const date = headers["x-amz-date"];
  const payload = headers["x-amz-content-sha256"];
  if (!credential || !signedHeaders || !signature || typeof date !== "string" || typeof payload !== "string") {
    throw new S3Error(403, "AccessDenied");
  }
  if (Math.abs(Date.now() - parseDate(date)) > CLOCK_SKEW_MS) throw new S3Error(403, "RequestTimeTooSkewed");
  return { credential, signedHeaders, signature, date, payload };
}

function readQuery({ query }: S3Request): Claim {
  const read = (name: string) => query.get(`X-Amz-${name}`) ?? "";
  const [date, lifetime] = [read("Date"), Number(read("Expires"))];
  const valid = read("Algorithm") === ALGORITHM && lifetime >= 1 && lifetime <= LONGEST_PRESIGNED_S;
  if (!valid) throw new S3Error(400, "AuthorizationQueryParametersError");
  const from = parseDate(date);
  if (from > Date.now() + CLOCK_SKEW_MS) throw new S3Error(403, "AccessDenied", "Request is not yet valid");
  if (Date.now() > from + lifetime * 1000) throw new S3Error(403, "AccessDenied", "Request has expired");
  return {
    credential: read("Credential"),
    signedHeaders: read("SignedHeaders"),
    signature: read("Signature"),
    date,
    payload: query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
  };
}

function parseDate(date: string): number {
  const time = Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(time)) throw new S3Error(403, "AccessDenied", "The date is missing or malformed");
  return time;
}

function canonicalRequest({ method, path, query, headers }: S3Request, signed: string[], payload: string): string {
  const parameters = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const lines = signed.map(
    (name) =>
      `${name}:${String(headers[name] ?? "")
        .trim()
        .replace(/\s+/g, " ")}\n`,
  );
  const uri = path
    .split("/")
    .map((segment) => encode(decode(segment)))
    .join("/");
  return [method, uri, parameters.join("&"), lines.join(""), signed.join(";"), payload].join("\n");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
