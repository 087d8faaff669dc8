import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { makeViewer } from "@/tests/support/studio";
import { getNeighbours } from "./neighbours";
import { galleryFilterSchema } from "./schemas";

const moment = new Date("2026-11-20T10:00:00Z");
const later = (seconds: number) => new Date(moment.getTime() + seconds * 1000);

async function addVideo(
  viewer: Viewer,
  id: string,
  createdAt: Date,
  more: { deletedAt?: Date; favorite?: boolean } = {},
) {
  const uuid = `00000000-0000-7000-8000-00000000000${id}`;
  const words = { requestId: uuid, requestHash: "", title: "a boat", prompt: "a boat" };
  const made = { engine: "demo", model: "demo-1", size: "1280x720", seconds: 4, priceMicros: 0, nextAt: null };
  await db.video.create({
    data: { id: uuid, rootId: uuid, userId: viewer.id, status: "completed", createdAt, ...more, ...words, ...made },
  });
  return uuid;
}

test("neighbours are the viewer's own, out of the trash, and ordered as the library is", async () => {
  const viewer = await makeViewer();
  const stranger = await makeViewer();
  const oldest = await addVideo(viewer, "1", moment);
  // Made in the same instant: the id decides.
  const twin = await addVideo(viewer, "2", later(10));
  const other = await addVideo(viewer, "3", later(10));
  await addVideo(viewer, "4", later(15), { deletedAt: later(20) });
  await addVideo(stranger, "5", later(16));
  const newest = await addVideo(viewer, "6", later(30));

  const library = galleryFilterSchema.parse({});
  expect(await getNeighbours(viewer, newest, library)).toEqual({ previous: null, next: other });
  expect(await getNeighbours(viewer, other, library)).toEqual({ previous: newest, next: twin });
  expect(await getNeighbours(viewer, twin, library)).toEqual({ previous: other, next: oldest });
  expect(await getNeighbours(viewer, oldest, library)).toEqual({ previous: twin, next: null });
  expect(await getNeighbours(stranger, other, library)).toEqual({ previous: null, next: null });
});

test("neighbours are those of the view one came from, in its order", async () => {
  const viewer = await makeViewer();
  const first = await addVideo(viewer, "a", moment, { favorite: true });
  const between = await addVideo(viewer, "b", later(10));
  const last = await addVideo(viewer, "c", later(20), { favorite: true });

  const favourites = galleryFilterSchema.parse({ favorite: "true" });
  expect(await getNeighbours(viewer, last, favourites)).toEqual({ previous: null, next: first });
  // No favourite any more since one opened it: the others are still beside it.
  expect(await getNeighbours(viewer, between, favourites)).toEqual({ previous: last, next: first });
  const oldestFirst = galleryFilterSchema.parse({ favorite: "true", sort: "oldest" });
  expect(await getNeighbours(viewer, first, oldestFirst)).toEqual({ previous: null, next: last });
});
