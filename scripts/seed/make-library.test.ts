import { beforeAll, expect, it } from "vitest";
import { random } from "@/demo/scene/random";
import { db } from "@/lib/db";
import { ensureBucket, putObject, readObject } from "@/lib/storage";
import { deleteForever, trashVideos } from "@/lib/videos/delete";
import { listVideos } from "@/lib/videos/gallery";
import { galleryFilterSchema } from "@/lib/videos/schemas";
import { sweep } from "@/lib/videos/sweep";
import { makeViewer } from "@/tests/support/studio";
import type { DrawnShot } from "./draw-shots";
import { insertLibrary } from "./insert-library";
import { makeLibrary, type SeedVideo } from "./make-library";
import { shots } from "./words";

const asset = {
  kind: "poster",
  contentType: "image/webp",
  bytes: 6,
  sha256: "0",
  width: 16,
  height: 9,
  meta: null,
} as const;
const drawn: DrawnShot[] = shots.slice(0, 3).map((shot) => ({
  ...shot,
  assets: [{ ...asset, key: `seed/${shot.name}/poster.webp` }],
  blur: "data:image/webp;base64,AA==",
  durationMs: shot.seconds * 1000,
}));

let viewer: Awaited<ReturnType<typeof makeViewer>>;
let videos: SeedVideo[];

beforeAll(async () => {
  await ensureBucket();
  for (const { assets } of drawn) await putObject(assets[0]?.key ?? "", Buffer.from("poster"), "image/webp");
  viewer = await makeViewer();
  videos = makeLibrary(viewer.id, drawn, 500, random(1));
  await insertLibrary(viewer.id, videos, random(2));
});

it("is a library as people have them: oldest first, families whole, a few failures and a little trash", () => {
  const share = (part: SeedVideo[]) => part.length / videos.length;
  expect(share(videos.filter(({ status }) => status === "completed"))).toBeGreaterThan(0.85);
  expect(share(videos.filter(({ status }) => status === "failed"))).toBeGreaterThan(0.02);
  expect(share(videos.filter(({ deletedAt }) => deletedAt))).toBeGreaterThan(0.002);
  const byId = new Map(videos.map((video) => [video.id, video]));
  const remixes = videos.filter(({ parentId }) => parentId);
  expect(share(remixes)).toBeGreaterThan(0.1);
  for (const { parentId, rootId, createdAt } of remixes) {
    const parent = byId.get(parentId ?? "");
    expect(parent?.rootId).toBe(rootId);
    expect(parent?.createdAt.getTime()).toBeLessThan(createdAt.getTime());
  }
});

it("shows in the gallery, finished and with pictures; nothing of it is due", async () => {
  const page = await listVideos(viewer, galleryFilterSchema.parse({ status: "completed", limit: 20 }));
  expect(page.videos).toHaveLength(20);
  expect(page.videos.every(({ posterUrl, blur }) => posterUrl?.includes("/seed/") && blur)).toBe(true);
  expect(await db.video.count({ where: { userId: viewer.id, nextAt: { not: null } } })).toBe(0);
});

it("shares its files: deleting one clip for good leaves them to the others", async () => {
  const [gone, ...others] = videos.filter(
    ({ status, shot, deletedAt }) => status === "completed" && shot.name === drawn[0]?.name && !deletedAt,
  );
  expect(others.length).toBeGreaterThan(10);
  await trashVideos(viewer, [gone?.id ?? ""]);
  await deleteForever(viewer, [gone?.id ?? ""]);
  await sweep();
  expect(await db.video.findUnique({ where: { id: gone?.id ?? "" } })).toBeNull();
  expect(await readObject(drawn[0]?.assets[0]?.key ?? "")).not.toBeNull();
});
