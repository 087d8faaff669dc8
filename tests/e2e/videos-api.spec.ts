import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import OpenAI from "openai";
import { violations } from "@/demo/testing/contract";
import { newAccount } from "./support/pages";
import { test } from "./support/test";

// A program written for Sora, with nothing changed but its base URL and key.

async function makeKey(page: Page): Promise<string> {
  await newAccount(page, undefined, "/settings");
  await page.getByLabel("Name of a new key").fill("Program");
  await page.getByRole("button", { name: "Create key" }).click();
  return page.getByLabel("New API key").inputValue();
}

async function finished(openai: OpenAI, id: string): Promise<OpenAI.Video> {
  let video = await openai.videos.retrieve(id);
  while (video.status === "queued" || video.status === "in_progress") {
    expect(violations("VideoResource", video)).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    video = await openai.videos.retrieve(id);
  }
  return video;
}

test("the openai SDK creates, polls, downloads, remixes, lists and deletes", { tag: "@once" }, async ({
  page,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const openai = new OpenAI({ baseURL: `${baseURL}/v1`, apiKey: await makeKey(page) });

  const created = await openai.videos.create({ model: "sora-2", prompt: "A lighthouse in the rain", seconds: "4" });
  expect(violations("VideoResource", created)).toEqual([]);
  const video = await finished(openai, created.id);
  expect(video).toMatchObject({ status: "completed", progress: 100, size: "720x1280", seconds: "4", error: null });

  const clip = await (await openai.videos.downloadContent(video.id)).bytes();
  expect(Buffer.from(clip).toString("latin1", 4, 8)).toBe("ftyp");
  const part = await openai.videos.downloadContent(video.id, {}, { headers: { range: "bytes=100-199" } });
  expect(part.status).toBe(206);
  expect(Buffer.compare(await part.bytes(), clip.slice(100, 200))).toBe(0);
  for (const variant of ["thumbnail", "spritesheet"] as const) {
    const picture = await openai.videos.downloadContent(video.id, { variant });
    expect(picture.headers.get("content-type")).toBe("image/webp");
  }

  const picture = await page.screenshot();
  const withFrame = await openai.videos.create({
    prompt: "The page comes alive",
    input_reference: new File([new Uint8Array(picture)], "frame.png", { type: "image/png" }),
    size: "1280x720",
  });
  const remix = await openai.videos.remix(video.id, { prompt: "The same, at night" });
  expect(remix.remixed_from_video_id).toBe(video.id);
  expect(await finished(openai, remix.id)).toMatchObject({ status: "completed", prompt: "The same, at night" });

  const ids = [];
  for await (const { id } of openai.videos.list({ limit: 1 })) ids.push(id);
  expect(ids).toEqual([remix.id, withFrame.id, video.id]);

  // What a program makes is in the studio too.
  await page.goto(`/videos/${video.id}`);
  await expect(page.locator("video")).toBeVisible();

  for (const id of ids) expect(await openai.videos.delete(id)).toEqual({ id, object: "video.deleted", deleted: true });
  await expect(openai.videos.retrieve(video.id)).rejects.toThrow(OpenAI.NotFoundError);
  expect((await openai.videos.list()).data).toEqual([]);
});

test("the SDK's error classes fit", { tag: "@once" }, async ({ page, baseURL }) => {
  const openai = new OpenAI({ baseURL: `${baseURL}/v1`, apiKey: await makeKey(page) });
  const headers = { "idempotency-key": randomUUID() };
  const create = (prompt: string) => openai.videos.create({ prompt }, { headers });
  const [first, second] = await Promise.all([create("A kite"), create("A kite")]);
  expect(second.id).toBe(first.id);
  await expect(create("Another")).rejects.toThrow(OpenAI.ConflictError);
  await expect(openai.videos.create({ prompt: "" })).rejects.toThrow(OpenAI.BadRequestError);
  await expect(openai.models.retrieve("no/such model")).rejects.toThrow(OpenAI.NotFoundError);
  await expect(openai.get("/chat")).rejects.toThrow(OpenAI.NotFoundError);
  const stranger = new OpenAI({ baseURL: `${baseURL}/v1`, apiKey: "sk-none" });
  await expect(stranger.videos.list()).rejects.toThrow(OpenAI.AuthenticationError);
});
