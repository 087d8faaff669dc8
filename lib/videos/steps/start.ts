import "server-only";
import { v4 as uuid } from "uuid";
import { db } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { type Model, modelOf, requireModel } from "@/lib/engines/catalog";
import type { EngineReference, FailureCode, StartOutcome, StartRequest } from "@/lib/engines/engine";
import { publicAddress } from "@/lib/public-address";
import { imageForStart } from "@/lib/uploads/image-for-start";
import { signAttempt } from "../attempt-token";
import { crashPoint } from "../crash-point";
import { assertLease, type ClaimedVideo, insist, LeaseLost } from "../lease";
import type { VideoStatus } from "../lifecycle";
import { holdEngine, receivesWebhooks, usualTime } from "../model-times";
import { move } from "../move";
import { backoff, nextPoll } from "../polling";
import { referenceOf } from "../reference-of";

/** Longer than any server needs to say yes. What is not answered by then is unknown. */
const startTimeout = 90_000;
/** Refused, but not for good (busy, unreachable): this often, then the video fails. About an hour. */
const maxRefusals = 40;

/**
 * queued → starting → running. The paid call: the intent is committed before it, it is made once, and its outcome is
 * accepted, refused or unknown.
 */
export async function startQueued(video: ClaimedVideo, signal: AbortSignal): Promise<void> {
  if (video.cancelRequestedAt) {
    await move({ ...step(video, "queued", "canceled", "canceled"), nextIn: null, money: "release" });
    return;
  }
  // Before anything is written: what this studio no longer has waits for it to come back (see advance.ts).
  const model = requireModel(video);
  const engine = engineOf(model.engine);
  const request = await buildRequest(video, model);
  if (typeof request === "string") {
    await fail(video, "queued", { code: request });
    return;
  }
  const attemptId = request.idempotencyKey;
  const intent = { attemptId, stamp: "started_at", progress: 0, errorCode: null, engineCode: null } as const;
  crashPoint("start.before-intent");
  try {
    if (!(await move({ ...step(video, "queued", "starting", "claimed"), set: intent }))) return;
    crashPoint("start.after-intent");
    await assertLease(video);
  } catch (cause) {
    throw cause instanceof LeaseLost ? cause : new NotStarted("the call was not made", { cause });
  }
  const outcome = await engine.start(request, AbortSignal.any([signal, AbortSignal.timeout(startTimeout)]));
  crashPoint("start.after-call");
  await insist(() => settleStart(video, outcome));
  crashPoint("start.after-outcome");
}

/** Something went wrong before the paid call: the video may be `starting`, but surely nothing was started. */
export class NotStarted extends Error {
  override name = "NotStarted";
}

/** Found in `starting` with a dead lease: the call may or may not have gone out. */
export async function resumeStarting(video: ClaimedVideo): Promise<void> {
  await move({ ...step(video, "starting", "uncertain", "interrupted"), nextIn: 0 });
}

async function settleStart(video: ClaimedVideo, outcome: StartOutcome): Promise<void> {
  if (outcome.outcome === "accepted") {
    await acceptStart(video, "starting", outcome.reference, "accepted");
  } else if (outcome.outcome === "unknown") {
    await move({
      ...step(video, "starting", "uncertain", "no reply"),
      set: { engineCode: outcome.engineCode ?? null },
      nextIn: 1,
    });
  } else if (outcome.retry && video.tries < maxRefusals) {
    // At least what it asked for: one that always says "1" would use up all tries within a minute.
    const wait = Math.max(outcome.retryAfter ?? 0, backoff(video.tries + 1));
    if (outcome.retryAfter) await holdEngine(video, outcome.retryAfter);
    const set = { engineCode: outcome.engineCode ?? null };
    await move({ ...step(video, "starting", "queued", "engine busy"), set, nextIn: wait, tries: video.tries + 1 });
  } else {
    const code = outcome.retry ? "engine_unavailable" : outcome.code;
    await fail(video, "starting", { code, engineCode: outcome.engineCode });
  }
}

/** The engine has the job: its reference is saved, and the first look is when it should be done. */
export async function acceptStart(
  video: ClaimedVideo,
  from: "starting" | "uncertain",
  reference: EngineReference,
  reason: string,
): Promise<boolean> {
  const [time, webhooks] = await Promise.all([usualTime(video), receivesWebhooks(video.engine)]);
  return move({
    ...step(video, from, "running", reason),
    set: {
      engineRef: reference,
      engineKey: `${video.engine}:${reference.id}`,
      stamp: "accepted_at",
      deadlineInSeconds: modelOf(video)?.deadlineSeconds ?? 3600,
      errorCode: null,
      engineCode: null,
    },
    nextIn: video.cancelRequestedAt ? 0 : nextPoll({ elapsed: 0, progress: null, ...time, webhooks }),
  });
}

function step(video: ClaimedVideo, from: VideoStatus, to: VideoStatus, reason: string) {
  return { id: video.id, from, to, reason, lease: video.leaseToken };
}

async function fail(
  video: ClaimedVideo,
  from: "queued" | "starting",
  { code, engineCode }: { code: FailureCode; engineCode?: string },
): Promise<void> {
  const set = { errorCode: code, engineCode: engineCode ?? null };
  await move({ ...step(video, from, "failed", code), set, nextIn: null, money: "release" });
}

/** The request of this attempt, the same again when it is asked again; or what is missing for it. */
export async function buildRequest(
  video: ClaimedVideo,
  model: Model,
): Promise<StartRequest | "source_gone" | "image_gone"> {
  const attemptId = video.status === "queued" ? uuid() : (video.attemptId as string);
  const native = video.remixMode === "native";
  const parent = video.kind === "create" ? null : await findParent(video.parentId);
  // Without its source's words, a change is only half of a prompt.
  if (video.kind !== "create" && (native ? !parent?.engineRef : !parent)) return "source_gone";
  const image = video.uploadId ? await imageForStart(video.uploadId, video.userId, video.size) : undefined;
  if (image === null) return "image_gone";
  return {
    idempotencyKey: attemptId,
    callbackUrl: `${publicAddress()}/api/webhooks/openai?attempt=${signAttempt(attemptId)}`,
    model: model.engineModel,
    prompt: native || !parent ? video.prompt : combinePrompts(parent.prompt, video.prompt, model.maxPrompt),
    size: video.size,
    seconds: video.seconds,
    ...(image && { image }),
    ...(native && parent?.engineRef && { source: referenceOf(parent) }),
  };
}

const findParent = (id: string | null) => (id ? db.video.findUnique({ where: { id } }) : null);

/** Where an engine has no remix: the source's shot, then what shall change, within the model's limit. */
function combinePrompts(source: string, change: string, limit: number): string {
  const ending = `\n\nThe same shot, with this change: ${change}`;
  return ending.length > limit ? change : source.slice(0, limit - ending.length).toWellFormed() + ending;
}
