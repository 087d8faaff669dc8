import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { makeViewer } from "@/tests/support/studio";
import { getNeighbours } from "./neighbours";

const moment = new Date("2026-11-20T10:00:00Z");
const later = (seconds: number) => new Date(moment.getTime() + seconds * 1000);

async function addVideo(viewer: Viewer, id: string, createdAt: Date, deletedAt: Date | null = null) {
  const uuid = `00000000-0000-7000-8000-00000000000${id}`;
  const words = { requestId: uuid, requestHash: "", title: "a boat", prompt: "a boat" };
  const made = { engine: "demo", model: "demo-1", size: "1280x720", seconds: 4, priceMicros: 0, nextAt: null };
  await db.video.create({
    data: { id: uuid, rootId: uuid, userId: viewer.id, status: "completed", createdAt, deletedAt, ...words, ...made },
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
  await addVideo(viewer, "4", later(15), later(20));
  await addVideo(stranger, "5", later(16));
  const newest = await addVideo(viewer, "6", later(30));

  expect(await getNeighbours(viewer, newest)).toEqual({ newer: null, older: other });
  expect(await getNeighbours(viewer, other)).toEqual({ newer: newest, older: twin });
  expect(await getNeighbours(viewer, twin)).toEqual({ newer: other, older: oldest });
  expect(await getNeighbours(viewer, oldest)).toEqual({ newer: twin, older: null });
  expect(await getNeighbours(stranger, other)).toEqual({ newer: null, older: null });
});
