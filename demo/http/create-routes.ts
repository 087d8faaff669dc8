import { createHash } from "node:crypto";
import { Hono } from "hono";
import { limits, nearestSize } from "@/demo/catalog";
import { acceptJob } from "@/demo/http/accept";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError, invalid, videoNotFound } from "@/demo/http/errors";
import {
  parseCallbackUrl,
  parseModel,
  parsePromptField,
  parseSeconds,
  parseSize,
  parseVideoId,
} from "@/demo/http/parse-fields";
import { type Fields, readFields } from "@/demo/http/read-fields";
import { readInputReference } from "@/demo/http/read-reference";
import type { Job, Shot } from "@/demo/job";
import { probeVideo } from "@/demo/probe-video";
import { parsePrompt, remixScene } from "@/demo/scene/parse-prompt";

/** The routes that start a job: create, remix, edit, extend. */
export function createRoutes(engine: Engine) {
  const app = new Hono<Env>();

  app.post("/videos", async (c) => {
    const fields = await readFields(c);
    const prompt = parsePromptField(fields);
    const [model, size, seconds] = [parseModel(fields), parseSize(fields), parseSeconds(fields)];
    const callbackUrl = parseCallbackUrl(fields);
    const reference = await readInputReference(fields, engine.media);
    const shots = [{ scene: parsePrompt(prompt), seconds, reference }];
    return acceptJob(c, engine, fields, { kind: "create", prompt, model, size, shots, sourceId: null, callbackUrl });
  });

  app.post("/videos/edits", async (c) => {
    const fields = await readFields(c);
    const prompt = parsePromptField(fields);
    const id = parseVideoId(fields);
    const source = id === null ? await sourceFromUpload(engine, fields, prompt) : completedSource(engine, id);
    return acceptJob(c, engine, fields, { kind: "edit", prompt, ...changed(source, prompt), callbackUrl: null });
  });

  app.post("/videos/extensions", async (c) => {
    const fields = await readFields(c);
    const prompt = parsePromptField(fields);
    const seconds = parseSeconds(fields, true);
    const id = parseVideoId(fields);
    const source = id === null ? await sourceFromUpload(engine, fields, prompt) : completedSource(engine, id);
    const before = source.shots.reduce((sum, shot) => sum + shot.seconds, 0);
    if (before + seconds > limits.totalSeconds) {
      const message = `The extended video would be longer than ${limits.totalSeconds} seconds.`;
      throw invalid("seconds", message, "video_too_long");
    }
    const last = source.shots.at(-1) as Shot;
    const shots = [...source.shots, { ...last, scene: remixScene(last.scene, prompt), seconds }];
    const { model, size, sourceId } = source;
    return acceptJob(c, engine, fields, { kind: "extend", prompt, model, size, shots, sourceId, callbackUrl: null });
  });

  app.post("/videos/:id/remix", async (c) => {
    const source = completedSource(engine, c.req.param("id"));
    const fields = await readFields(c);
    const prompt = parsePromptField(fields);
    const callbackUrl = parseCallbackUrl(fields);
    return acceptJob(c, engine, fields, { kind: "remix", prompt, ...changed(source, prompt), callbackUrl });
  });

  return app;
}

type Source = Pick<Job, "model" | "size" | "shots" | "sourceId">;

function completedSource({ store }: Engine, id: string): Source {
  const job = store.find(id);
  if (!job) throw videoNotFound(id);
  if (job.status !== "completed") {
    throw new ApiError(400, `Video '${id}' is not completed.`, { param: "video_id", code: "video_not_completed" });
  }
  return { model: job.model, size: job.size, shots: job.shots, sourceId: job.id };
}

/** The source with what the prompt names changed in every shot; seeds, lengths and pictures stay. */
function changed(source: Source, prompt: string): Source {
  return { ...source, shots: source.shots.map((shot) => ({ ...shot, scene: remixScene(shot.scene, prompt) })) };
}

/** An uploaded video as a source: its shape and length, and its first frame as the backdrop. */
async function sourceFromUpload({ media }: Engine, fields: Fields, prompt: string): Promise<Source> {
  const bytes = Buffer.from(await (fields.video as File).arrayBuffer());
  const video = await probeVideo(bytes);
  if (!video) throw invalid("video", "Invalid video. Supported formats are MP4, MOV and WebM.", "invalid_video");
  const reference = media.saveUpload(`${createHash("sha256").update(bytes).digest("hex")}.video`, bytes);
  const seconds = Math.min(limits.seconds, Math.max(1, Math.round(video.seconds)));
  return {
    model: "demo-1",
    size: nearestSize(video.width, video.height),
    shots: [{ scene: parsePrompt(prompt), seconds, reference }],
    sourceId: null,
  };
}
