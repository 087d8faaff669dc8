import { describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { makeViewer } from "@/tests/support/studio";
import { addToCollection, createCollection, deleteCollection, findCollection, listCollections } from "./collections";
import { createVideo } from "./create";
import { trashVideos } from "./delete";
import { getModels, getQueue } from "./queries";

async function makeClips(count: number) {
  const viewer = await makeViewer({ unlimited: true });
  const ids: string[] = [];
  for (let index = 0; index < count; index++)
    ids.push((await createVideo(viewer, { requestId: `${index}`, prompt: `clip ${index}` })).id);
  return { viewer, ids };
}

describe("collections", () => {
  it("show their newest finished clips, leave the trash out, and are nobody else's", async () => {
    const { viewer, ids } = await makeClips(7);
    const other = await makeViewer();
    const { id } = await createCollection(viewer, "Trailer");
    await createCollection(viewer, "Empty");
    await addToCollection(viewer, id, ids);
    await db.video.updateMany({ where: { id: { in: ids.slice(0, 6) } }, data: { status: "completed" } });
    await trashVideos(viewer, [ids[5] as string]);

    const [empty, trailer] = await listCollections(viewer);
    expect(empty).toMatchObject({ name: "Empty", count: 0, covers: [] });
    expect(trailer).toMatchObject({ name: "Trailer", count: 6 });
    expect(trailer?.covers.map((cover) => cover.id)).toEqual(ids.slice(1, 5).reverse());
    expect(await findCollection(viewer, id)).toEqual({ id, name: "Trailer", count: 6 });
    expect(await findCollection(other, id)).toBeNull();
    expect(await listCollections(other)).toEqual([]);
    await deleteCollection(viewer, id);
    expect(await findCollection(viewer, id)).toBeNull();
  });
});

describe("the queue", () => {
  it("says the true number and how long all of it takes, a few at a time", async () => {
    const viewer = await makeViewer({ maxInFlight: 2 });
    for (let index = 0; index < 5; index++) await createVideo(viewer, { requestId: `${index}`, prompt: "one of five" });
    const [model] = await getModels();
    expect(await getQueue(viewer)).toMatchObject({ queued: 5, secondsLeft: 3 * (model?.usualSeconds ?? 0) });
  });

  it("counts what today brought, of clips begun today and not thrown away", async () => {
    const { viewer, ids } = await makeClips(5);
    const [done, old, failed, gone] = ids as [string, string, string, string, string];
    await db.video.updateMany({ where: { id: { in: [done, old, gone] } }, data: { status: "completed" } });
    await db.video.update({ where: { id: failed }, data: { status: "failed" } });
    await db.video.update({ where: { id: old }, data: { createdAt: new Date("2026-01-01") } });
    await trashVideos(viewer, [gone]);
    expect(await getQueue(viewer)).toMatchObject({ queued: 1, doneToday: 1, failedToday: 1 });
  });
});
