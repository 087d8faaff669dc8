import { v7 as newId } from "uuid";
import type { Random } from "@/demo/scene/random";
import type { Prisma } from "@/lib/db";
import { titleOf } from "@/lib/videos/insert-video";
import type { DrawnShot } from "./draw-shots";
import { cameras, changes, failures, labels, longPrompt, looks } from "./words";

export type SeedVideo = Prisma.VideoCreateManyInput & { id: string; createdAt: Date; shot: DrawnShot };

const hour = 3_600_000;
/** As far back as the library reaches. */
const span = 400 * 24 * hour;

/** `count` clips of one user, oldest first, as a year of work leaves them: mostly finished, some families, some trash. */
export function makeLibrary(userId: string, shots: DrawnShot[], count: number, random: Random): SeedVideo[] {
  const videos: SeedVideo[] = [];
  const now = Date.now();
  for (let index = 0; index < count; index++) {
    // Denser towards today, the last of them an hour old.
    const age = span * (1 - (index + 1) / count) ** 1.2 + hour;
    const recent = videos.slice(-40).filter(({ status, deletedAt }) => status === "completed" && !deletedAt);
    const parent = recent.length > 0 && random() < 0.18 ? random.pick(recent) : null;
    videos.push(makeVideo({ userId, shot: parent?.shot ?? random.pick(shots), parent, createdAt: now - age, random }));
  }
  return videos;
}

type Making = { userId: string; shot: DrawnShot; parent: SeedVideo | null; createdAt: number; random: Random };

function makeVideo({ userId, shot, parent, createdAt: at, random }: Making): SeedVideo {
  const id = newId({ msecs: Math.round(at) });
  const createdAt = new Date(at);
  const doneAt = new Date(at + random.between(8, 240) * 1000);
  const words = `${shot.prompt}, ${random.pick(cameras)}, ${random.pick(looks)}`;
  const prompt =
    (parent ? `${parent.shot.prompt}, ${random.pick(changes)}` : words) + (random() < 0.02 ? longPrompt : "");
  const roll = random();
  const status = roll < 0.92 ? "completed" : roll < 0.975 ? "failed" : "canceled";
  const completed = status === "completed";
  return {
    shot,
    id,
    userId,
    requestId: `seed:${id}`,
    requestHash: "seed",
    kind: parent ? "remix" : "create",
    parentId: parent?.id ?? null,
    rootId: parent?.rootId ?? id,
    remixMode: parent ? "native" : null,
    status,
    title: titleOf(prompt),
    prompt,
    engine: "demo",
    model: "demo-1",
    size: shot.size,
    seconds: shot.seconds,
    priceMicros: shot.seconds * 100_000,
    progress: completed ? 100 : 0,
    nextAt: null,
    startedAt: createdAt,
    statusAt: doneAt,
    errorCode: status === "failed" ? random.pick(failures) : null,
    engineMs: completed ? doneAt.getTime() - at : null,
    blur: completed ? shot.blur : null,
    durationMs: completed ? shot.durationMs : null,
    favorite: random() < 0.08,
    tags: random() < 0.45 ? [...new Set([random.pick(shot.tags), random.pick(labels)])].sort() : [],
    createdAt,
    updatedAt: doneAt,
    completedAt: completed ? doneAt : null,
    deletedAt: random() < 0.02 ? new Date(Date.now() - random.between(0, 29) * 24 * hour) : null,
  };
}
