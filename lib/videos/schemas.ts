// What goes in and what comes out: zod inputs and DTO types. Client-safe.
import { z } from "zod";
import { type VideoStatus, videoStatuses } from "./lifecycle";
import { maxCollectionNameLength, maxSearchLength, maxTagLength, maxTitleLength } from "./limits";

export const maxPromptLength = 4000;

/** PostgreSQL has no place for it in text. */
const withoutNul = (text: string) => !text.includes("\0");

export const promptSchema = z
  .string()
  .refine(withoutNul, "The prompt contains a character that cannot be kept.")
  .trim()
  .min(1, "Describe the shot first.")
  .max(maxPromptLength, `The prompt is too long: at most ${maxPromptLength} characters.`);

/** Made once per form by the client; the same id never starts a second paid job. */
export const requestIdSchema = z.string().refine(withoutNul).trim().min(1).max(200);

export const createVideoSchema = z.object({
  requestId: requestIdSchema,
  prompt: promptSchema,
  model: z.string().max(200).optional(),
  size: z.string().max(20).optional(),
  seconds: z.coerce.number().int().optional(),
  /** A finished upload of the same user: the first frame. */
  uploadId: z.uuid().optional(),
});

export const remixVideoSchema = z.object({
  requestId: requestIdSchema,
  /** The video to remix. */
  videoId: z.uuid(),
  prompt: promptSchema,
  /** Where the engine has no remix: the source's frame as an upload of the same user. */
  uploadId: z.uuid().optional(),
});

export const videoIdSchema = z.uuid();
export const videoIdsSchema = z.array(z.uuid()).min(1).max(500, "At most 500 clips at once. Select fewer.");

export const retryVideoSchema = z.object({
  videoId: z.uuid(),
  /** The attempt on screen: a second click on the same one changes nothing. */
  attempt: z.number().int().min(1),
  /** The price on screen: it is not tried again for more. */
  priceMicros: z.number().int().min(0),
});

const many = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : String(value).split(",")),
    z.array(item),
  );

/** Something to look for. PostgreSQL has no zero characters and no year 0. */
const word = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\0]*$/);
const day = z.iso.date().refine((date) => date >= "0001");

/** The gallery's address: every field is a query parameter, and what is wrong in one is ignored, not an error. */
export const galleryFilterSchema = z.object({
  q: z.string().trim().max(maxSearchLength).optional().catch(undefined),
  status: many(z.enum(videoStatuses)).catch([]),
  engine: word(50).optional().catch(undefined),
  model: word(200).optional().catch(undefined),
  shape: z.enum(["landscape", "portrait", "square"]).optional().catch(undefined),
  kind: z.enum(["create", "remix"]).optional().catch(undefined),
  favorite: z.stringbool().or(z.boolean()).optional().catch(undefined),
  collection: z.uuid().optional().catch(undefined),
  tag: word(50).optional().catch(undefined),
  /** Days, inclusive: "2026-11-20" */
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  sort: z.enum(["newest", "oldest"]).catch("newest"),
  trash: z.stringbool().or(z.boolean()).catch(false),
  after: z.string().max(200).optional().catch(undefined),
  limit: z.coerce.number().int().min(1).max(100).catch(48),
});
export type GalleryFilter = z.output<typeof galleryFilterSchema>;

export type RemixMode = "native" | "frame" | "prompt";

/** The right next step for a video that did not end well. */
export type FailureAction = "retry" | "retry_copy" | "edit_prompt" | "confirm_start" | "none";

export interface VideoFailure {
  /** A FailureCode of lib/engines/engine.ts, or "canceled". */
  code: string;
  /** One plain sentence. */
  message: string;
  action: FailureAction;
  /** The engine's own code, for support. */
  engineCode: string | null;
}

/** A video as the gallery shows it. Times are ISO 8601; money is micro-dollars. */
export interface VideoDto {
  id: string;
  status: VideoStatus;
  kind: "create" | "remix" | "edit" | "extend";
  title: string;
  prompt: string;
  model: string;
  modelLabel: string;
  engine: string;
  /** Made by the demo engine: the interface says so. */
  demo: boolean;
  size: string;
  width: number;
  height: number;
  seconds: number;
  progress: number;
  /** Place in the user's queue, 1 = next; null unless queued. */
  queuePosition: number | null;
  /** Seconds until it should be done; null when unknown or not live. */
  secondsLeft: number | null;
  /** What it costs when it is done; once it stopped, what trying again costs today. */
  priceMicros: number;
  /** What it really cost: 0 while nothing is charged. */
  costMicros: number;
  attempt: number;
  parentId: string | null;
  rootId: string;
  /** What whoever began it called the request: its card is known by it before the server has named the clip. */
  requestId: string;
  remixMode: RemixMode | null;
  /** How a remix of it would be made, with a frame where that helps; null when its model is gone. */
  remixableAs: RemixMode | null;
  uploadId: string | null;
  favorite: boolean;
  tags: string[];
  failure: VideoFailure | null;
  /** Why it waits longer than it should, in one plain sentence; null when nothing is unusual. */
  notice: string | null;
  /** Presigned; null until there is one. */
  posterUrl: string | null;
  blur: string | null;
  sprite: SpriteDto | null;
  /** Presigned; null until completed. */
  videoUrl: string | null;
  createdAt: string;
  /** Since when it has its present status. */
  statusAt: string;
  completedAt: string | null;
  deletedAt: string | null;
}

/** Tiles of the clip at equal steps, left to right, top to bottom. */
export interface SpriteDto {
  url: string;
  columns: number;
  rows: number;
  count: number;
  /** Seconds between tiles. */
  interval: number;
  tileWidth: number;
  tileHeight: number;
}

export interface VideoEventDto {
  from: VideoStatus | null;
  to: VideoStatus;
  reason: string;
  attempt: number;
  durationMs: number | null;
  at: string;
}

/** A video as its own page shows it. */
export interface VideoDetailDto extends VideoDto {
  events: VideoEventDto[];
  bytes: number | null;
  durationMs: number | null;
  sha256: string | null;
  /** Presigned with an attachment disposition and a sensible file name. */
  downloadUrl: string | null;
  parent: VideoDto | null;
}

export interface ModelDto {
  id: string;
  label: string;
  demo: boolean;
  sizes: string[];
  seconds: number[];
  /** Micro-dollars per second by size; "*" for any other. */
  pricePerSecond: Record<string, number>;
  maxPrompt: number;
  image: boolean;
  remix: boolean;
  /** Measured here, else the catalogue's. */
  usualSeconds: number;
}

export interface BudgetDto {
  /** null = no limit. */
  limitMicros: number | null;
  /** Settled and held this calendar month (UTC). */
  usedMicros: number;
}

export interface GalleryPage {
  videos: VideoDto[];
  /** Pass as `after` for the next page; null at the end. */
  next: string | null;
}

export const tagSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Name the tag.")
  .max(maxTagLength, `Tags have at most ${maxTagLength} letters.`);
export const tagsSchema = z.array(tagSchema).max(20, "At most 20 tags at once. Save some first, then the others.");
export const titleSchema = z
  .string()
  .trim()
  .min(1, "Give the clip a title.")
  .max(maxTitleLength, `Titles have at most ${maxTitleLength} letters.`);
export const collectionNameSchema = z
  .string()
  .trim()
  .min(1, "Name the collection.")
  .max(maxCollectionNameLength, `Names have at most ${maxCollectionNameLength} letters.`);

export interface CollectionDto {
  id: string;
  name: string;
  /** Clips in it, trash left out. */
  count: number;
}

/** A collection with its newest pictures. */
export interface CollectionCoverDto extends CollectionDto {
  covers: Pick<VideoDto, "id" | "posterUrl" | "blur" | "width" | "height">[];
}

/** What the gallery can be filtered by. */
export interface FacetsDto {
  tags: { name: string; count: number }[];
  models: string[];
  engines: string[];
  collections: CollectionDto[];
}

/** Counts for the queue strip. */
export interface QueueDto {
  queued: number;
  running: number;
  saving: number;
  uncertain: number;
  /** Of the clips begun today (UTC, as the gallery's days). */
  doneToday: number;
  failedToday: number;
  /** Seconds until everything in flight should be done; null when nothing is. */
  secondsLeft: number | null;
}
