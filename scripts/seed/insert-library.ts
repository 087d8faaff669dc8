import type { Random } from "@/demo/scene/random";
import { db, type Prisma } from "@/lib/db";
import type { SeedVideo } from "./make-library";
import { collections } from "./words";

/** Rows in one statement: PostgreSQL takes at most 65,535 values. */
const batch = 1000;

async function inBatches<T>(rows: T[], insert: (rows: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += batch) await insert(rows.slice(from, from + batch));
}

/** Writes the clips with their files, events, cost and collections. */
export async function insertLibrary(userId: string, videos: SeedVideo[], random: Random): Promise<void> {
  await inBatches(videos, (rows) => db.video.createMany({ data: rows.map(({ shot, ...row }) => row) }));
  const completed = videos.filter(({ status }) => status === "completed");
  await inBatches(completed.flatMap(assetsOf), (data) => db.videoAsset.createMany({ data }));
  await inBatches(videos.flatMap(eventsOf), (data) => db.videoEvent.createMany({ data }));
  await inBatches(videos.map(usageOf), (data) => db.usage.createMany({ data }));
  await insertCollections(
    userId,
    completed.filter(({ deletedAt }) => !deletedAt),
    random,
  );
}

// The files lie under seed/ and are shared: removing one clip leaves them to the others (see the sweep).
function assetsOf({ id, shot, createdAt }: SeedVideo): Prisma.VideoAssetCreateManyInput[] {
  return shot.assets.map(({ meta, ...asset }) => ({ ...asset, meta: meta ?? undefined, videoId: id, createdAt }));
}

function eventsOf({ id, status, createdAt, statusAt }: SeedVideo): Prisma.VideoEventCreateManyInput[] {
  const to = status ?? "completed";
  const at = statusAt as Date;
  const durationMs = at.getTime() - createdAt.getTime();
  return [
    { videoId: id, from: null, to: "queued", reason: "created", attempt: 1, at: createdAt },
    { videoId: id, from: "queued", to, reason: "seeded", attempt: 1, durationMs, at },
  ];
}

function usageOf({ id, userId, status, priceMicros, createdAt, statusAt }: SeedVideo): Prisma.UsageCreateManyInput {
  const state = status === "completed" ? "settled" : "released";
  const common = { userId, videoId: id, attempt: 1, engine: "demo", model: "demo-1", amountMicros: priceMicros };
  return { ...common, state, createdAt, closedAt: statusAt };
}

async function insertCollections(userId: string, videos: SeedVideo[], random: Random): Promise<void> {
  for (const name of collections) {
    const where = { userId_name: { userId, name } };
    const { id } = await db.collection.upsert({ where, create: { userId, name }, update: {} });
    const chosen = videos.filter(() => random() < 0.012);
    const data = chosen.map((video) => ({ collectionId: id, videoId: video.id }));
    await inBatches(data, (rows) => db.collectionVideo.createMany({ data: rows, skipDuplicates: true }));
  }
}
