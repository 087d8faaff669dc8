import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { listModels as catalogueModels } from "@/lib/engines/catalog";
import { presignGet } from "@/lib/storage";
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

/** What is in flight for this viewer. */
export async function getQueue(viewer: Viewer): Promise<QueueDto> {
  const live = await db.video.findMany({
    where: { userId: viewer.id, status: { in: ["queued", "starting", "running", "copying", "uncertain"] } },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
  const [today] = await db.$queryRaw<[{ done: number; failed: number }]>`
    SELECT count(*) FILTER (WHERE status = 'completed')::int AS done, count(*) FILTER (WHERE status = 'failed')::int AS failed
    FROM videos WHERE user_id = ${viewer.id}::uuid AND deleted_at IS NULL
      AND created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`;
  const count = (...statuses: string[]) => live.filter((video) => statuses.includes(video.status)).length;
  const times = (await toDtos(viewer, live)).map((video) => video.secondsLeft ?? 0);
  return {
    queued: count("queued"),
    running: count("starting", "running"),
    saving: count("copying"),
    uncertain: count("uncertain"),
    doneToday: today.done,
    failedToday: today.failed,
    secondsLeft: times.length > 0 ? Math.max(...times) : null,
  };
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
      usualSeconds: await usualSeconds(model),
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
