import type { VideoDto } from "@/lib/videos/schemas";

// Changes made before the server has agreed, and how each is taken back without touching what changed since.

export type Change = (video: VideoDto) => VideoDto;

type Undo = (videos: VideoDto[]) => VideoDto[];
type Edited = { videos: VideoDto[]; undo: Undo };

/** Changes these clips. `undo` puts back each field that still has the value it was given. */
export function editClips(videos: VideoDto[], ids: ReadonlySet<string>, change: Change): Edited {
  const before = new Map<string, [VideoDto, VideoDto]>();
  const edited = videos.map((video) => {
    if (!ids.has(video.id)) return video;
    const changed = change(video);
    before.set(video.id, [video, changed]);
    return changed;
  });
  const undo: Undo = (now) =>
    now.map((video) => {
      const [old, given] = before.get(video.id) ?? [];
      return old && given ? takeBack(video, old, given) : video;
    });
  return { videos: edited, undo };
}

function takeBack(now: VideoDto, old: VideoDto, given: VideoDto): VideoDto {
  const fields = (Object.keys(old) as (keyof VideoDto)[]).filter(
    (field) => given[field] !== old[field] && now[field] === given[field],
  );
  return { ...now, ...Object.fromEntries(fields.map((field) => [field, old[field]])) };
}

/** Takes these clips out. `undo` puts those that are still missing back where the gallery's order wants them. */
export function removeClips(videos: VideoDto[], ids: ReadonlySet<string>, oldestFirst: boolean): Edited {
  const gone = videos.filter(({ id }) => ids.has(id));
  return {
    videos: videos.filter(({ id }) => !ids.has(id)),
    undo: (now) => insertClips(now, gone, oldestFirst),
  };
}

/** Adds what is not there yet in the gallery's order: by time, then by id. */
export function insertClips(videos: VideoDto[], added: readonly VideoDto[], oldestFirst: boolean): VideoDto[] {
  const there = new Set(videos.map(({ id }) => id));
  const missing = added.filter(({ id }) => !there.has(id));
  if (missing.length === 0) return videos;
  const rank = ({ createdAt, id }: VideoDto) => `${createdAt} ${id}`;
  const order = (a: VideoDto, b: VideoDto) => (rank(a) < rank(b) ? -1 : 1) * (oldestFirst ? 1 : -1);
  return [...videos, ...missing].sort(order);
}
