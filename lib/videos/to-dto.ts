import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Video, VideoAsset } from "@/lib/db";
import { db, Prisma } from "@/lib/db";
import { modelOf, todaysPrice } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";
import { parseSize } from "@/lib/parse-size";
import { presignGet } from "@/lib/storage";
import { describeFailure, describeWait } from "./failure-words";
import { usualSeconds } from "./model-times";
import { secondsLeft } from "./polling";
import { remixModeFor } from "./remix-mode";
import type { RemixMode, SpriteDto, VideoDto } from "./schemas";
import { inTrash } from "./trash";

/** The viewer's video, trash included unless `trash` is false. @throws AppError `not_found` */
export async function requireVideo(viewer: Viewer, videoId: string, { trash = true } = {}): Promise<Video> {
  const video = await db.video.findFirst({
    where: {
      id: videoId,
      userId: viewer.id,
      OR: [{ deletedAt: null }, ...(trash ? [inTrash] : [])],
    },
  });
  if (!video) throw new AppError("not_found");
  return video;
}

/** One row → DTO; for several rows toDtos asks no more often. The row is the viewer's. */
export async function toDto(viewer: Viewer, video: Video): Promise<VideoDto> {
  const [dto] = await toDtos(viewer, [video]);
  return dto as VideoDto;
}

/** Rows → DTOs, in the same order, with a fixed number of queries however many rows. All rows are the viewer's. */
export async function toDtos(viewer: Viewer, videos: Video[]): Promise<VideoDto[]> {
  const ids = videos.map((video) => video.id);
  const [assets, charged, queue, usual] = await Promise.all([
    db.videoAsset.findMany({ where: { videoId: { in: ids } } }),
    db.usage.groupBy({
      by: ["videoId"],
      where: { videoId: { in: ids }, state: "settled" },
      _sum: { amountMicros: true },
    }),
    queuePositions(viewer, videos),
    usualTimes(videos),
  ]);
  const now = Date.now();
  return Promise.all(
    videos.map(async (video) => {
      const mine = assets.filter((asset) => asset.videoId === video.id);
      const { width, height } = parseSize(video.size);
      const model = modelOf(video);
      const failure = describeFailure(video);
      const again = model && failure && failure.action !== "none";
      const [posterUrl, videoUrl, sprite] = await Promise.all([
        urlOf(mine, "poster"),
        urlOf(mine, "video"),
        spriteOf(mine),
      ]);
      return {
        id: video.id,
        status: video.status,
        kind: video.kind,
        title: video.title,
        prompt: video.prompt,
        model: video.model,
        modelLabel: model?.label ?? video.model,
        engine: video.engine,
        demo: video.engine === "demo",
        size: video.size,
        width,
        height,
        seconds: video.seconds,
        progress: video.progress,
        queuePosition: queue.get(video.id) ?? null,
        secondsLeft: expectedSecondsLeft(video, usual.get(video.model) ?? 120, now),
        priceMicros: again ? todaysPrice(model, video.size, video.seconds) : video.priceMicros,
        costMicros: charged.find((row) => row.videoId === video.id)?._sum.amountMicros ?? 0,
        attempt: video.attempt,
        parentId: video.parentId,
        rootId: video.rootId,
        requestId: video.requestId,
        remixMode: video.remixMode as RemixMode | null,
        remixableAs: model ? remixModeFor(video, model, true) : null,
        uploadId: video.uploadId,
        favorite: video.favorite,
        tags: video.tags,
        failure,
        notice: describeWait(video),
        posterUrl,
        blur: video.blur,
        sprite,
        videoUrl,
        createdAt: video.createdAt.toISOString(),
        statusAt: video.statusAt.toISOString(),
        completedAt: video.completedAt?.toISOString() ?? null,
        deletedAt: video.deletedAt?.toISOString() ?? null,
      };
    }),
  );
}

async function urlOf(assets: VideoAsset[], kind: VideoAsset["kind"]): Promise<string | null> {
  const asset = assets.find((candidate) => candidate.kind === kind);
  return asset ? presignGet(asset.key) : null;
}

async function spriteOf(assets: VideoAsset[]): Promise<SpriteDto | null> {
  const asset = assets.find((candidate) => candidate.kind === "sprite");
  const url = await urlOf(assets, "sprite");
  return asset?.meta && url ? { ...(asset.meta as unknown as Omit<SpriteDto, "url">), url } : null;
}

/** Places in the viewer's own queue, 1 = next. */
async function queuePositions(viewer: Viewer, videos: Video[]): Promise<Map<string, number>> {
  const queued = videos.filter((video) => video.status === "queued").map((video) => video.id);
  if (queued.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; place: bigint }[]>`
    SELECT id, place FROM (
      SELECT id, row_number() OVER (ORDER BY created_at, id) AS place FROM videos
      WHERE user_id = ${viewer.id}::uuid AND status = 'queued') q
    WHERE id IN (${Prisma.join(queued.map((id) => Prisma.sql`${id}::uuid`))})`;
  return new Map(rows.map((row) => [row.id, Number(row.place)]));
}

async function usualTimes(videos: Video[]): Promise<Map<string, number>> {
  const live = new Map(videos.filter((video) => !video.completedAt).map((video) => [video.model, video]));
  return new Map(await Promise.all([...live].map(async ([id, video]) => [id, await usualSeconds(video)] as const)));
}

function expectedSecondsLeft(video: Video, usual: number, now: number): number | null {
  if (video.status === "queued" || video.status === "starting") return Math.round(usual);
  if (video.status === "copying") return 2;
  if (video.status !== "running" || !video.acceptedAt) return null;
  const elapsed = Math.max(now - video.acceptedAt.getTime(), 0) / 1000;
  // Progress is as old as the last look; scale it to that moment rather than to now.
  const lookedAt = Math.max(video.updatedAt.getTime() - video.acceptedAt.getTime(), 0) / 1000;
  const atLook = secondsLeft({ elapsed: lookedAt, progress: video.progress, usual });
  return Math.max(Math.round(atLook - (elapsed - lookedAt)), 1);
}
