import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RenderMode } from "@/demo/render/renderer";
import { type Demo, startDemo } from "@/demo/server";
import { demoClient, temporaryDirectory, type Video } from "@/demo/testing/demo-client";
import { difference, loudness, readClip, readPicture } from "@/demo/testing/read-clip";

const demos: Demo[] = [];
let client: ReturnType<typeof demoClient>;

async function useDemo(render: RenderMode) {
  const demo = await startDemo({ dataDir: temporaryDirectory(), speed: 1000, render });
  demos.push(demo);
  client = demoClient(demo);
}
afterAll(() => Promise.all(demos.map((demo) => demo.close())));

async function finished(video: Video | Promise<Video>): Promise<Buffer> {
  const end = await client.end((await video).id);
  expect(end.error).toBeNull();
  return Buffer.from(await (await client.content(end.id)).arrayBuffer());
}
const started = async (answer: Promise<Response>) => (await (await answer).json()) as Video;
const firstPicture = async (clip: Buffer) => readPicture(clip, 0);

describe("a rendered clip", { timeout: 120_000 }, () => {
  beforeAll(() => useDemo("full"));

  it("is H.264 and AAC in an MP4 of the asked size and length, index first", async () => {
    const clip = await finished(client.create({ prompt: "a red sailboat", size: "1280x720", seconds: "2" }));
    const facts = await readClip(clip);
    expect(facts).toMatchObject({ width: 1280, height: 720, codecs: ["avc", "aac"] });
    expect(facts.seconds).toBeCloseTo(2, 1);
    expect(facts.framesPerSecond).toBeCloseTo(24, 1);
    expect(clip.indexOf("moov")).toBeGreaterThan(0);
    expect(clip.indexOf("moov")).toBeLessThan(clip.indexOf("mdat"));
    expect(await loudness(clip)).toBeGreaterThan(0.004);
    expect(difference(await readPicture(clip, 0), await readPicture(clip, 1.5))).toBeGreaterThan(0.5);
  });
});

// Its pictures are those of a full one, only fewer.
describe("a draft", { timeout: 120_000 }, () => {
  beforeAll(() => useDemo("draft"));

  it("is the same for the same prompt, another for another, and keeps its picture in a remix but for the change", async () => {
    const source = await client.create({ prompt: "Mountains at  NOON" });
    const before = await firstPicture(await finished(source));
    const again = await firstPicture(await finished(client.create({ prompt: "mountains at noon" })));
    expect(again.equals(before)).toBe(true);

    const remix = (prompt: string) =>
      finished(started(client.json("POST", `/v1/videos/${source.id}/remix`, { prompt })));
    expect(difference(await firstPicture(await remix("once more")), before)).toBe(0);
    const night = await firstPicture(await remix("at night"));
    const other = await firstPicture(await finished(client.create({ prompt: "alps at night" })));
    for (const picture of [night, other]) expect(difference(picture, before)).toBeGreaterThan(20);
    // The ridge line is still where it was: edges of both pictures fall on the same places.
    expect(await edgeLikeness(before, night)).toBeGreaterThan((await edgeLikeness(before, other)) + 0.1);
  });

  it("plays its source first when it is an extension", async () => {
    const source = await client.create({ prompt: "waves at dawn" });
    const before = await finished(source);
    const body = { video: { id: source.id }, prompt: "night falls", seconds: "2" };
    const after = await finished(started(client.json("POST", "/v1/videos/extensions", body)));
    expect((await readClip(after)).seconds).toBeCloseTo(3, 1);
    expect(difference(await readPicture(after, 0.9), await readPicture(before, 0.9))).toBeLessThan(2);
    expect(difference(await readPicture(after, 2.9), await readPicture(before, 0.9))).toBeGreaterThan(15);
  });

  it("begins with the reference picture", async () => {
    const halves = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="720"><rect width="360" height="720" fill="#c33"/><rect x="360" width="360" height="720" fill="#36c"/></svg>`;
    const image = await sharp(Buffer.from(halves)).png().toBuffer();
    const input_reference = { image_url: `data:image/png;base64,${image.toString("base64")}` };
    const picture = await firstPicture(await finished(client.create({ prompt: "slowly closer", input_reference })));
    const expected = await sharp(image).ensureAlpha().raw().toBuffer();
    // Vignette and grain are allowed.
    expect(difference(picture, expected)).toBeLessThan(12);
  });

  it.each(["720x1280", "1024x1792", "1792x1024"])("comes in %s", async (size) => {
    const facts = await readClip(await finished(client.create({ prompt: "a calm sea", size })));
    expect(`${facts.width}x${facts.height}`).toBe(size);
  });
});

/** How well the strong horizontal edges of two 720-pixel-wide pictures coincide, −1 to 1. */
async function edgeLikeness(a: Buffer, b: Buffer): Promise<number> {
  const edges = async (pixels: Buffer) => {
    const raw = { width: 720, height: 720, channels: 4 as const };
    const grey = await sharp(pixels, { raw }).greyscale().normalise().resize(90, 90).raw().toBuffer();
    return Float64Array.from({ length: 89 * 90 }, (_, i) => Math.abs((grey[i + 90] as number) - (grey[i] as number)));
  };
  const [x, y] = [await edges(a), await edges(b)];
  const mean = (list: Float64Array) => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] as number) - mx, (y[i] as number) - my];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xy / Math.sqrt(xx * yy);
}
