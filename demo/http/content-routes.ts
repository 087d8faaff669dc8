import fs from "node:fs";
import { Readable } from "node:stream";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError, invalid, videoNotFound } from "@/demo/http/errors";
import { type ByteRange, parseRange } from "@/demo/http/parse-range";
import type { Job } from "@/demo/job";
import { mediaTypes, type Variant } from "@/demo/media-store";

/** `GET /videos/{id}/content`: the clip, its thumbnail or its sprite sheet, whole or in part. */
export function contentRoutes(engine: Engine) {
  const app = new Hono<Env>();
  const { store, media, faults } = engine;

  app.get("/videos/:id/content", (c) => {
    const id = c.req.param("id");
    const job = store.find(id);
    if (!job) throw videoNotFound(id);
    const variant = parseVariant(c.req.query("variant"));
    const scene = { ...c.var.scene, prompt: job.prompt, variant };
    const failing = faults.take("content_error", scene);
    if (failing) throw new ApiError(failing.status, "The content could not be read.", { code: "content_unavailable" });
    checkReady(job);

    const file = media.file(id, variant);
    if (!fs.existsSync(file)) throw new ApiError(404, "The video has expired.", { code: "video_expired" });
    const type = mediaTypes[variant];
    if (faults.take("empty_content", scene)) return c.body("", 200, { "content-type": type });
    if (faults.take("not_mp4", scene)) return c.body("<html>Not a video</html>", 200, { "content-type": type });
    const cut = faults.take("truncate", scene);
    if (cut) return sendCut(c, file, type, cut);
    return sendFile(c, file, type, !faults.take("no_range", scene));
  });

  return app;
}

function parseVariant(text = "video"): Variant {
  if (Object.hasOwn(mediaTypes, text)) return text as Variant;
  const message = `Invalid value: '${text}'. Supported values are: 'video', 'thumbnail', 'spritesheet'.`;
  throw invalid("variant", message, "invalid_value");
}

function checkReady(job: Job): void {
  if (job.status === "failed") {
    throw new ApiError(404, "The video failed and has no content.", { param: "video_id", code: "video_failed" });
  }
  if (job.status !== "completed") {
    const message = "Video is not ready yet, use GET /v1/videos/{video_id} to check status.";
    throw new ApiError(404, message, { param: "video_id", code: "video_not_ready" });
  }
}

function sendFile(c: Context<Env>, file: string, type: string, ranges: boolean): Response {
  const { size, mtimeMs } = fs.statSync(file);
  const range = ranges ? parseRange(c.req.header("range"), size) : null;
  const headers: Record<string, string> = {
    "content-type": type,
    etag: `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`,
    ...(ranges && { "accept-ranges": "bytes" }),
  };
  if (range === "unsatisfiable") {
    const message = `The requested range is outside the content of ${size} bytes.`;
    throw new ApiError(416, message, { code: "range_not_satisfiable" }, { "content-range": `bytes */${size}` });
  }
  const part: ByteRange = range ?? { start: 0, end: size - 1 };
  headers["content-length"] = String(part.end - part.start + 1);
  if (range) headers["content-range"] = `bytes ${part.start}-${part.end}/${size}`;
  const stream = Readable.toWeb(fs.createReadStream(file, part)) as ReadableStream<Uint8Array>;
  return c.body(stream, range ? 206 : 200, headers);
}

/**
 * Half the file, or `bytes` of it. With Content-Length the connection breaks off, which clients notice;
 * without it the body simply ends early, which they cannot.
 */
function sendCut(
  c: Context<Env>,
  file: string,
  type: string,
  cut: { bytes?: number; contentLength: boolean },
): Response {
  const bytes = fs.readFileSync(file);
  const part = bytes.subarray(0, Math.min(cut.bytes ?? bytes.length >> 1, bytes.length - 1));
  const { outgoing } = c.env;
  if (cut.contentLength) {
    outgoing.writeHead(200, { "content-type": type, "content-length": bytes.length });
    outgoing.write(part, () => outgoing.socket?.destroy());
  } else {
    outgoing.writeHead(200, { "content-type": type });
    outgoing.end(part);
  }
  return RESPONSE_ALREADY_SENT;
}
