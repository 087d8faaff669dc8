import "server-only";
import { env } from "./env";

/**
 * The Content-Security-Policy of a page. Scripts run only with this request's nonce, or when such a script loads them;
 * pictures, clips and uploads may use the bucket and nothing else. Nothing here demands https: a studio at
 * http://127.0.0.1 must work.
 */
export function contentSecurityPolicy(nonce: string): string {
  const bucket = bucketOrigin();
  const development = env().NODE_ENV === "development";
  const directives: Record<string, string> = {
    "default-src": "'self'",
    // React's development build explains errors with eval.
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // Style attributes cannot carry a nonce.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": `'self' data: blob: ${bucket}`,
    "media-src": `'self' blob: ${bucket}`,
    "connect-src": `'self' ${bucket}`,
    "font-src": "'self'",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
}

/** Where browsers reach the bucket: with path-style addresses the endpoint itself, else a host of the bucket's own. */
function bucketOrigin(): string {
  const { S3_PUBLIC_ENDPOINT, S3_ENDPOINT, S3_REGION, S3_BUCKET, S3_FORCE_PATH_STYLE } = env();
  const endpoint = new URL(S3_PUBLIC_ENDPOINT ?? S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`);
  return S3_FORCE_PATH_STYLE ? endpoint.origin : `${endpoint.protocol}//${S3_BUCKET}.${endpoint.host}`;
}
