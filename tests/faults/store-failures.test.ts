import { createHash } from "node:crypto";
import { afterAll, expect, it } from "vitest";
import { db } from "@/lib/db";
import { readObject } from "@/lib/storage";
import { abortStaleUploads } from "@/lib/storage/multipart";
import type { Fault } from "@/scripts/embedded/s3/faults";
import { uniquePrompt } from "@/tests/support/studio";
import { largeSeconds } from "./support/engine";
import { expectSound, expectStored, paidStarts } from "./support/expect-sound";
import { untilSettled, withRig } from "./support/rig";
import { amount, fullScale, randomOf, shuffle } from "./support/scale";

const rig = withRig({ lease: 5 });
const random = randomOf("store");

/** Each answer the store can refuse with, at each request a clip of three parts needs. */
const requests: Pick<Fault, "operation" | "part">[] = [
  ...[1, 2, 3].map((part) => ({ operation: "UploadPart", part })),
  { operation: "CreateMultipartUpload" },
  { operation: "CompleteMultipartUpload" },
  { operation: "HeadObject" },
  { operation: "GetObject" },
];
// A hanging store is noticed by a timeout of its own, too long for the small run.
const actions = fullScale ? (["error", "full", "reset", "hang"] as const) : (["error", "full", "reset"] as const);
const everyCase = requests.flatMap((request) => actions.map((action) => ({ ...request, action })));
const cases = shuffle(everyCase, random).slice(0, amount("STORE_CASES", { small: 4, full: everyCase.length }));

const configure = (faults: Fault[]) =>
  fetch(`${process.env.S3_ENDPOINT}/_faults`, { method: "PUT", body: JSON.stringify(faults) });
afterAll(() => configure([]));

it(`${cases.length} ways a store can fail leave no truncated clip and no orphan`, async () => {
  const front = rig.startFront();
  await front.ready;
  const videos = await Promise.all(
    cases.map(() => front.create(rig.viewer, uniquePrompt(), { seconds: largeSeconds })),
  );
  // Three times in a row, which outlasts the client's own tries; and what should be thrown away cannot be, once.
  await configure(
    cases.flatMap((one, i): Fault[] => [
      { ...one, key: `videos/${videos[i]?.id}/clip.mp4`, times: 3 },
      { action: "error", operation: "AbortMultipartUpload", key: `videos/${videos[i]?.id}/`, times: 9 },
    ]),
  );
  const doomed = rig.startWorker({ CRASH_AT: "copy.part#5" });
  await doomed.exited;
  rig.startWorker();
  await untilSettled({ seconds: 100 + 20 * cases.length });
  await configure([]); // what did not strike must not strike our own looking

  expect(await db.video.count({ where: { status: "completed" } })).toBe(cases.length);
  expect([...(await paidStarts(rig.engine)).values()]).toEqual(cases.map(() => 1));
  for (const { id } of videos) {
    const stored = await readObject(`videos/${id}/clip.mp4`);
    const hash = createHash("sha256").update(stored ?? "");
    expect(hash.digest("hex"), id).toBe(rig.engine.clips.get(largeSeconds));
  }
  // What the sweep does, six hours later.
  expect(await abortStaleUploads(new Date(Date.now() + 1000))).toBeGreaterThan(0);
  await expectSound(rig.engine);
  await expectStored();
});
