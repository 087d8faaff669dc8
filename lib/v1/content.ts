import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { isUnsatisfiableRange } from "@/lib/storage";
import { fileName } from "@/lib/videos/queries";
import { requireVideo } from "@/lib/videos/to-dto";
import { errorResponse } from "./errors";
import { openDownload } from "./open-download";
import { contentQuerySchema } from "./schemas";
import { rowToVideo, type VideoResource } from "./to-video";

const assetKinds = { video: "video", thumbnail: "poster", spritesheet: "sprite" } as const;

/**
 * GET /v1/videos/{id}/content: the clip, its thumbnail or its sprite sheet, whole or in part (Range → 206, 416).
 * The bytes pass through from the bucket, because a redirect to it would need `curl -L` and a bucket that the program
 * can reach. @throws AppError `not_found`, `not_ready`, `rate_limited`, ZodError
 */
export async function getContent(viewer: Viewer, videoId: string, request: Request): Promise<Response> {
  const { variant } = contentQuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const video = await requireVideo(viewer, videoId, { trash: false });
  const asset = await db.videoAsset.findUnique({ where: { videoId_kind: { videoId, kind: assetKinds[variant] } } });
  if (!asset) throw missing(rowToVideo(video).status, variant);

  const range = rangeOf(request.headers, asset.sha256);
  const object = await openDownload(viewer, asset.key, { range, signal: request.signal }).catch((error) => {
    if (isUnsatisfiableRange(error)) return "unsatisfiable" as const;
    throw error;
  });
  if (object === "unsatisfiable") return unsatisfiable(asset.bytes);
  if (!object) throw new AppError("not_found", { message: "The file of this video is no longer there." });
  const headers = new Headers({
    "content-type": asset.contentType,
    "content-length": String(object.bytes),
    "accept-ranges": "bytes",
    "cache-control": "private, no-cache",
    etag: etagOf(asset.sha256),
    ...(object.contentRange && { "content-range": object.contentRange }),
    ...(variant === "video" && {
      "content-disposition": `attachment; filename="${fileName(video.title, video.id)}"`,
    }),
  });
  const status = object.contentRange ? 206 : 200;
  // HEAD arrives here too, and its answer has no body that anybody would read to the end.
  if (request.method === "HEAD") await object.body.cancel();
  return new Response(request.method === "HEAD" ? null : object.body, { status, headers });
}

const etagOf = (sha256: string) => `"${sha256.slice(0, 32)}"`;

/** A single byte range; anything else may be ignored (RFC 9110, section 14.2), as may one for another version. */
function rangeOf(headers: Headers, sha256: string): string | undefined {
  const range = headers.get("range")?.trim();
  const condition = headers.get("if-range");
  if (!range || (condition !== null && condition !== etagOf(sha256))) return undefined;
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [];
  if (first === undefined || (!first && !last) || (first && last && Number(last) < Number(first))) return undefined;
  return range;
}

function unsatisfiable(bytes: bigint): Response {
  return errorResponse(416, {
    message: `The range lies outside the file, which has ${bytes} bytes.`,
    param: "Range",
    code: "range_not_satisfiable",
    headers: { "content-range": `bytes */${bytes}` },
  });
}

function missing(status: VideoResource["status"], variant: string): AppError {
  if (status === "completed") return new AppError("not_found", { message: `This video has no ${variant}.` });
  if (status === "failed") return new AppError("not_found", { message: "This video failed and has no content." });
  return new AppError("not_ready", { message: "This video is not finished yet. Ask for its status first." });
}
