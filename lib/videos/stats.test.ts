import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { getVideoStats } from "./stats";

let ada: Viewer;
let bob: Viewer;

beforeEach(async () => {
  await db.usage.deleteMany();
  await db.user.deleteMany();
  const make = (email: string) =>
    db.user.create({ data: { email }, select: { id: true, email: true, role: true, unlimited: true } });
  [ada, bob] = [await make("ada@example.com"), await make("bob@example.com")];
});

interface Made {
  status: "completed" | "failed" | "canceled" | "running";
  micros?: number;
  seconds?: number;
  bytes?: number;
  trashed?: boolean;
  daysAgo?: number;
}

async function addVideo(viewer: Viewer, { status, micros = 800_000, seconds, bytes, trashed, daysAgo = 0 }: Made) {
  const id = randomUUID();
  const state = status === "completed" ? "settled" : status === "running" ? "held" : "released";
  const about = { userId: viewer.id, engine: "demo", model: "wan" };
  await db.video.create({
    data: {
      ...about,
      id,
      rootId: id,
      requestId: id,
      requestHash: "h",
      status,
      title: "t",
      prompt: "p",
      size: "1280x720",
      seconds: 8,
      priceMicros: micros,
      nextAt: null,
      engineMs: seconds && seconds * 1000,
      completedAt: status === "completed" ? new Date() : null,
      deletedAt: trashed ? new Date() : null,
      ...(bytes && { assets: { create: { kind: "video", key: id, contentType: "video/mp4", bytes, sha256: "x" } } }),
    },
  });
  const createdAt = new Date(Date.now() - daysAgo * 24 * 3600_000);
  await db.usage.create({ data: { ...about, videoId: id, attempt: 1, amountMicros: micros, state, createdAt } });
}

test("nothing made yet", async () => {
  expect(await getVideoStats(ada)).toEqual({
    completed: 0,
    failed: 0,
    live: 0,
    trashed: 0,
    successRate: null,
    storageBytes: 0,
    spend: [],
    times: [],
  });
});

test("counts what is the viewer's: clips, money of this month, time and space", async () => {
  await addVideo(ada, { status: "completed", seconds: 10, bytes: 5_000_000 });
  await addVideo(ada, { status: "completed", seconds: 30, bytes: 3_000_000, trashed: true });
  await addVideo(ada, { status: "completed", seconds: 20, micros: 100_000, daysAgo: 40 });
  await addVideo(ada, { status: "failed" });
  await addVideo(ada, { status: "canceled" });
  await addVideo(ada, { status: "running" });
  await addVideo(bob, { status: "completed", seconds: 99, bytes: 9_000_000 });
  await db.upload.create({
    data: { userId: ada.id, key: "k", status: "ready", contentType: "image/jpeg", bytes: 1_000_000 },
  });
  expect(await getVideoStats(ada)).toEqual({
    completed: 3,
    failed: 1,
    live: 1,
    trashed: 1,
    successRate: 0.75,
    storageBytes: 9_000_000,
    spend: [{ engine: "demo", micros: 2_400_000, starts: 3 }],
    times: [{ model: "wan", seconds: 20, clips: 3 }],
  });
});
