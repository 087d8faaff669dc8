import { createHash } from "node:crypto";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError } from "@/demo/http/errors";
import { readMetadata } from "@/demo/http/parse-fields";
import type { Fields } from "@/demo/http/read-fields";
import { type Job, toVideo } from "@/demo/job";
import type { NewJob } from "@/demo/jobs";

type Wanted = Pick<NewJob, "kind" | "prompt" | "model" | "size" | "shots" | "sourceId" | "callbackUrl">;

/** Headers that say nothing about the request itself, or that nobody should keep. */
const unkept = /^(authorization|cookie|host|connection|content-length|transfer-encoding|accept.*)$/;

/**
 * The one door through which a job is accepted: replays an `Idempotency-Key`, arms the job's faults, writes job
 * and ledger entry in one line, and answers with the video.
 */
export function acceptJob(c: Context<Env>, engine: Engine, fields: Fields, wanted: Wanted): Response {
  const { options, store, faults, jobs } = engine;
  const scene = { ...c.var.scene, prompt: wanted.prompt };
  const key = c.req.header("idempotency-key") ?? null;
  const fingerprint = createHash("sha256").update(JSON.stringify(wanted)).digest("hex");

  if (key !== null && options.idempotency && !faults.take("idempotency_off", scene)) {
    const earlier = store.findByKey(key);
    if (earlier) return answer(c, replay(earlier, fingerprint));
  }
  const job = jobs.accept({
    ...wanted,
    fingerprint,
    faults: faults.takeForJob(scene),
    receipt: {
      requestId: c.var.requestId,
      idempotencyKey: key,
      headers: Object.fromEntries([...c.req.raw.headers].filter(([name]) => !unkept.test(name))),
      metadata: readMetadata(fields),
    },
  });
  if (faults.take("drop_reply", { ...scene, id: job.id })) {
    c.env.outgoing.socket?.destroy();
    return RESPONSE_ALREADY_SENT;
  }
  return answer(c, job);
}

function replay(earlier: Job, fingerprint: string): Job {
  if (earlier.fingerprint === fingerprint) return earlier;
  throw new ApiError(409, "This Idempotency-Key was already used for a request with other content.", {
    type: "idempotency_error",
    code: "idempotency_key_reused",
  });
}

function answer(c: Context<Env>, job: Job): Response {
  return c.json(toVideo(job, Date.now()));
}
