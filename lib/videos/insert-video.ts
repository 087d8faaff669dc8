import "server-only";
import { createHash } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "@/lib/auth/viewer";
import type { Video, VideoKind } from "@/lib/db";
import { db } from "@/lib/db";
import type { Model } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";
import { enforceLimit } from "@/lib/rate-limit";
import { assertWithinBudget, lockUser } from "./budget";
import type { RemixMode } from "./schemas";

export interface NewVideo {
  requestId: string;
  kind: VideoKind;
  prompt: string;
  model: Model;
  size: string;
  seconds: number;
  priceMicros: number;
  uploadId?: string;
  parent?: Video;
  remixMode?: RemixMode;
}

/** Counts against how often a user may start videos; a repeated request starts none. @throws AppError `rate_limited` */
export async function limitStarts(viewer: Viewer, requestId: string): Promise<void> {
  const repeated = await db.video.count({ where: { userId: viewer.id, requestId } });
  if (repeated === 0) await enforceLimit("createVideo", viewer);
}

/**
 * Commits the intent, the price hold and the first event in one transaction. The same request id returns the video
 * it made before; with other content it is a conflict. The caller checked the rest of the input.
 * @throws AppError `invalid_input` (prompt), `budget_exceeded`, `request_id_reused`
 */
export async function insertVideo(viewer: Viewer, input: NewVideo): Promise<Video> {
  const { label, maxPrompt } = input.model;
  if (input.prompt.length > maxPrompt) {
    const message = `${label} takes prompts of at most ${maxPrompt} characters.`;
    throw new AppError("invalid_input", { field: "prompt", message });
  }
  const requestHash = fingerprint(input);
  return db.$transaction(
    async (tx) => {
      // One start at a time for each user: makes the replay check and the budget check exact.
      await lockUser(tx, viewer.id);
      const existing = await tx.video.findUnique({
        where: { userId_requestId: { userId: viewer.id, requestId: input.requestId } },
      });
      if (existing) {
        if (existing.requestHash === requestHash) return existing;
        throw new AppError("request_id_reused");
      }
      await assertWithinBudget(tx, viewer, input.priceMicros);
      const id = uuidv7();
      const video = await tx.video.create({
        data: {
          id,
          userId: viewer.id,
          requestId: input.requestId,
          requestHash,
          kind: input.kind,
          parentId: input.parent?.id ?? null,
          rootId: input.parent?.rootId ?? id,
          title: titleOf(input.prompt),
          prompt: input.prompt,
          engine: input.model.engine,
          model: input.model.id,
          size: input.size,
          seconds: input.seconds,
          remixMode: input.remixMode ?? null,
          uploadId: input.uploadId ?? null,
          priceMicros: input.priceMicros,
          events: { create: { to: "queued", reason: "created", attempt: 1 } },
        },
      });
      await tx.usage.create({
        data: {
          userId: viewer.id,
          videoId: id,
          attempt: 1,
          engine: video.engine,
          model: video.model,
          amountMicros: video.priceMicros,
        },
      });
      return video;
    },
    { maxWait: 20_000, timeout: 20_000 },
  );
}

function fingerprint({ kind, prompt, model, size, seconds, uploadId, parent }: NewVideo): string {
  const content = [kind, prompt, model.id, size, seconds, uploadId ?? null, parent?.id ?? null];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}

/** The first words of the prompt, up to a natural stop, beginning with a capital. */
export function titleOf(prompt: string): string {
  const line = prompt.replace(/\s+/g, " ").trim();
  const clause = line.split(/[.,;:!?—]/)[0]?.trim() || line;
  const short = clause.length <= 48 ? clause : `${clause.slice(0, 48).replace(/\s+\S*$/, "")}…`;
  const [first = "", ...rest] = short;
  return first.toLocaleUpperCase() + rest.join("");
}
