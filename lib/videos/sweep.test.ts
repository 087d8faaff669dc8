import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { headObject, putObject } from "@/lib/storage";
import { armFault, makeViewer, uniquePrompt } from "@/tests/support/studio";
import { advanceDue } from "./advance";
import { assetKeys } from "./archive";
import { cancelVideo } from "./cancel";
import { createVideo } from "./create";
import { deleteForever, emptyTrash, restoreVideos, trashVideos } from "./delete";
import { getVideo } from "./queries";
import { sweep, sweepSoon } from "./sweep";

async function makeTrashed(daysAgo: number) {
  const viewer = await makeViewer();
  const { id } = await createVideo(viewer, { requestId: "r", prompt: uniquePrompt() });
  await cancelVideo(viewer, id);
  await trashVideos(viewer, [id]);
  await db.$executeRaw`UPDATE videos SET deleted_at = now() - make_interval(days => ${daysAgo}::int) WHERE id = ${id}::uuid`;
  await putObject(assetKeys(id).video, Buffer.from("left by a copy that was killed"), "video/mp4");
  return { viewer, id };
}

it("removes row and objects after the retention time, and not before", async () => {
  const [old, young] = [await makeTrashed(31), await makeTrashed(29)];
  await sweep();
  expect(await db.video.findUnique({ where: { id: old.id } })).toBeNull();
  expect(await headObject(assetKeys(old.id).video)).toBeNull();
  expect(await headObject(assetKeys(young.id).video)).not.toBeNull();
  expect(await restoreVideos(young.viewer, [young.id])).toBe(1);
  expect(await db.usage.count({ where: { videoId: old.id } })).toBe(1); // spend outlives the video
});

it("runs once at a time, and again for what was deleted meanwhile", async () => {
  const [before, meanwhile] = [await makeTrashed(1), await makeTrashed(1)];
  await deleteForever(before.viewer, [before.id]);
  const sweeps = [sweepSoon(), sweepSoon()];
  await deleteForever(meanwhile.viewer, [meanwhile.id]);
  sweeps.push(sweepSoon());
  expect(new Set(sweeps).size).toBe(1);
  await sweeps[0];
  expect(await db.video.count({ where: { id: { in: [before.id, meanwhile.id] } } })).toBe(0);
});

it("waits for a slow engine once, not for each clip that it must stop", async () => {
  const viewer = await makeViewer({ unlimited: true });
  const prompt = uniquePrompt();
  await armFault({ kind: "stuck", match: { prompt } });
  await armFault({ kind: "delay", ms: 1000, match: { prompt, route: "cancel" } });
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push((await createVideo(viewer, { requestId: `${i}`, prompt })).id);
  await advanceDue({ userId: viewer.id });
  const startedAt = performance.now();
  expect(await trashVideos(viewer, ids)).toBe(6);
  expect(performance.now() - startedAt).toBeLessThan(4000);
  expect(await db.video.count({ where: { userId: viewer.id, status: "canceled", cleanupAt: null } })).toBe(6);
});

it("never restores what was removed for good", async () => {
  const { viewer, id } = await makeTrashed(1);
  expect(await deleteForever(viewer, [id])).toBe(1);
  expect(await restoreVideos(viewer, [id])).toBe(0);
  await expect(getVideo(viewer, id)).rejects.toMatchObject({ code: "not_found" });
  await sweep();
  expect(await headObject(assetKeys(id).video)).toBeNull();
});

it("empties one's own trash and nothing else", async () => {
  const [mine, theirs] = [await makeTrashed(1), await makeTrashed(1)];
  const { id: kept } = await createVideo(mine.viewer, { requestId: "kept", prompt: uniquePrompt() });
  expect(await emptyTrash(mine.viewer)).toBe(1);
  expect(await emptyTrash(mine.viewer)).toBe(0);
  await expect(getVideo(mine.viewer, mine.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await getVideo(mine.viewer, kept)).toMatchObject({ deletedAt: null });
  expect(await restoreVideos(theirs.viewer, [theirs.id])).toBe(1);
});
