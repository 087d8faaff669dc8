import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { renderClip } from "@/demo/render/render-clip";
import type { RenderRequest } from "@/demo/render/renderer";
import { parsePrompt } from "@/demo/scene/parse-prompt";
import { putObject, readObject } from "@/lib/storage";
import { openClip } from "@/lib/videos/media/clip";
import { makeBlur, makePoster } from "@/lib/videos/media/poster";
import type { SpriteMeta } from "@/lib/videos/media/sprite";
import { makeSprite } from "@/lib/videos/media/sprite";
import type { Shot } from "./words";

export type Quality = RenderRequest["quality"];

type Asset = {
  kind: "video" | "poster" | "sprite";
  key: string;
  contentType: string;
  bytes: number;
  sha256: string;
  width: number;
  height: number;
  meta: SpriteMeta | null;
};

/** A shot whose files are in the bucket. */
export type DrawnShot = Shot & { assets: Asset[]; blur: string; durationMs: number };

/** Draws a shot, or finds what an earlier seeding left in the bucket. */
export async function drawShot(shot: Shot, quality: Quality): Promise<DrawnShot> {
  // A library drawn in a hurry must not lend its pictures to a better one.
  const place = quality === "full" ? `seed/${shot.name}` : `seed/${quality}/${shot.name}`;
  const record = `${place}/shot.json`;
  const stored = await readObject(record);
  if (stored) return { ...shot, ...JSON.parse(Buffer.from(stored).toString("utf8")) };
  const drawn = await draw(shot, quality, place);
  // Last, so that it vouches for the files.
  await putObject(record, Buffer.from(JSON.stringify(drawn)), "application/json");
  return { ...shot, ...drawn };
}

async function draw(
  { name, prompt, size, seconds }: Shot,
  quality: Quality,
  place: string,
): Promise<Omit<DrawnShot, keyof Shot>> {
  const folder = await mkdtemp(join(tmpdir(), "dailies-seed-"));
  try {
    const file = (part: string) => join(folder, part);
    const files = { video: file("clip.mp4"), thumbnail: file("thumbnail.webp"), spritesheet: file("sheet.jpg") };
    const shots = [{ scene: parsePrompt(prompt), seconds, reference: null }];
    await renderClip({ id: name, size, shots, quality, files });
    const bytes = await readFile(files.video);
    const clip = await openClip({ bytes: bytes.length, read: async (start, end) => bytes.subarray(start, end) });
    const signal = AbortSignal.timeout(120_000);
    const [poster, sprite] = [await makePoster(clip, signal), await makeSprite(clip, signal)];
    clip.close();
    if (!poster || !sprite) throw new Error(`The clip "${name}" cannot be decoded on this machine.`);
    const { width, height } = clip;
    const assets = await Promise.all([
      store(place, "video", { bytes, width, height }, "clip.mp4", "video/mp4"),
      store(place, "poster", poster, "poster.webp", "image/webp"),
      store(place, "sprite", sprite, "sprite.webp", "image/webp"),
    ]);
    return { assets, blur: await makeBlur(poster), durationMs: Math.round(clip.duration * 1000) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function store(
  place: string,
  kind: Asset["kind"],
  file: { bytes: Buffer; width: number; height: number; meta?: SpriteMeta },
  fileName: string,
  contentType: string,
): Promise<Asset> {
  const { bytes, width, height, meta = null } = file;
  const key = `${place}/${fileName}`;
  await putObject(key, bytes, contentType);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { kind, key, contentType, bytes: bytes.length, sha256, width, height, meta };
}
