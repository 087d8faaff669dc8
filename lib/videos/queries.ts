import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { listModels as catalogueModels } from "@/lib/engines/catalog";
import { getSettings } from "@/lib/settings";
import { presignGet } from "@/lib/storage";
import type { VideoStatus } from "./lifecycle";
import { usualSeconds } from "./model-times";
import type { ModelDto, QueueDto, VideoDetailDto, VideoDto, VideoEventDto } from "./schemas";
import { requireVideo, toDto, toDtos } from "./to-dto";

/** One video as its page shows it. @throws AppError `not_found` */
export async function getVideo(viewer: Viewer, videoId: string): Promise<VideoDetailDto> {
  const video = await requireVideo(viewer, videoId);
  const [dto, events, clip, parent] = await Promise.all([
    toDto(viewer, video),
    db.videoEvent.findMany({ where: { videoId }, orderBy: { id: "asc" } }),
    db.videoAsset.findUnique({ where: { videoId_kind: { videoId, kind: "video" } } }),
    video.parentId ? db.video.findFirst({ where: { id: video.parentId, userId: viewer.id } }) : null,
  ]);
  return {
    ...dto,
    events: events.map(
      ({ from, to, reason, attempt, durationMs, at }): VideoEventDto => ({
        from,
        to,
        reason,
        attempt,
        durationMs,
        at: at.toISOString(),
      }),
    ),
    bytes: clip ? Number(clip.bytes) : null,
    durationMs: video.durationMs,
    sha256: clip?.sha256 ?? null,
    downloadUrl: clip ? await presignGet(clip.key, { filename: fileName(video.title, video.id) }) : null,
    parent: parent && (await toDto(viewer, parent)),
  };
}

/** The viewer's videos with these ids, for refreshing what is on screen. Unknown ids are left out. */
export async function getVideos(viewer: Viewer, videoIds: string[]): Promise<VideoDto[]> {
  return toDtos(viewer, await db.video.findMany({ where: { id: { in: videoIds }, userId: viewer.id } }));
}

/** The whole family of a clip, oldest first, trash left out. @throws AppError `not_found` */
export async function getFamily(viewer: Viewer, videoId: string): Promise<VideoDto[]> {
  const { rootId } = await requireVideo(viewer, videoId);
  const family = await db.video.findMany({
    where: { rootId, userId: viewer.id, deletedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 200,
  });
  return toDtos(viewer, family);
}

/** What is in flight for this viewer, and what today brought. */
export async function getQueue(viewer: Viewer): Promise<QueueDto> {
  // Written out, so that the planner sees that the index of live rows covers it however many finished ones there are.
  const live = await db.$queryRaw<{ status: VideoStatus; model: string; count: number }[]>`
    SELECT status, model, count(*)::int AS count FROM videos
    WHERE user_id = ${viewer.id}::uuid AND status IN ('queued', 'starting', 'running', 'copying', 'uncertain')
    GROUP BY status, model`;
  const [today] = await db.$queryRaw<[{ done: number; failed: number }]>`
    SELECT count(*) FILTER (WHERE status = 'completed')::int AS done, count(*) FILTER (WHERE status = 'failed')::int AS failed
    FROM videos WHERE user_id = ${viewer.id}::uuid AND deleted_at IS NULL
      AND created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`;
  const count = (...statuses: VideoStatus[]) =>
    live.filter(({ status }) => statuses.includes(status)).reduce((sum, row) => sum + row.count, 0);
  return {
    queued: count("queued"),
    running: count("starting", "running"),
    saving: count("copying"),
    uncertain: count("uncertain"),
    doneToday: today.done,
    failedToday: today.failed,
    secondsLeft: live.length > 0 ? await queueSeconds(viewer, live) : null,
  };
}

/** Seconds until all of these are done: what is under way now, then the waiting ones, so many at a time. */
async function queueSeconds(viewer: Viewer, live: { status: VideoStatus; model: string; count: number }[]) {
  const underWay = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM videos WHERE user_id = ${viewer.id}::uuid AND status IN ('starting', 'running', 'copying') LIMIT 100`;
  const videos = await getVideos(
    viewer,
    underWay.map(({ id }) => id),
  );
  const now = Math.max(0, ...videos.map((video) => video.secondsLeft ?? 0));
  const queued = live.filter(({ status }) => status === "queued");
  if (queued.length === 0) return now || null;
  const [user, settings] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: viewer.id }, select: { maxInFlight: true } }),
    getSettings(),
  ]);
  const places = viewer.unlimited ? settings.maxInFlight : (user.maxInFlight ?? settings.maxInFlightPerUser);
  const waves = Math.ceil(queued.reduce((sum, row) => sum + row.count, 0) / places);
  const models = catalogueModels().filter(({ id }) => queued.some(({ model }) => model === id));
  const usual = await Promise.all(models.map(({ engine, id }) => usualSeconds({ engine, model: id })));
  return Math.round(now + waves * Math.max(0, ...usual));
}

/** The models of this studio as the composer offers them, with their measured usual times. */
export async function getModels(): Promise<ModelDto[]> {
  return Promise.all(
    catalogueModels().map(async (model) => ({
      id: model.id,
      label: model.label,
      demo: model.demo,
      sizes: [...model.sizes],
      seconds: [...model.seconds],
      pricePerSecond: { ...model.pricePerSecond },
      maxPrompt: model.maxPrompt,
      image: model.image,
      remix: model.remix,
      usualSeconds: await usualSeconds({ engine: model.engine, model: model.id }),
    })),
  );
}

/** "a-red-sailboat-1f3a9c.mp4": readable, and unique enough beside its siblings. */
export function fileName(title: string, id: string): string {
  const words = title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${words || "clip"}-${id.slice(-6)}.mp4`;
}
