import OpenAI from "openai";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, startDemo } from "@/demo/server";
import { violations } from "@/demo/testing/contract";
import { demoClient, temporaryDirectory, type Video } from "@/demo/testing/demo-client";

let demo: Demo;
let client: ReturnType<typeof demoClient>;
let done: Video;

beforeAll(async () => {
  demo = await startDemo({ dataDir: temporaryDirectory(), apiKey: "test-key", speed: 50, render: "cached" });
  client = demoClient(demo);
  done = await client.end((await client.create({ prompt: "a red sailboat" })).id);
});
afterAll(() => demo.close());

const errorOf = async (answer: Response) => ((await answer.json()) as { error: Record<string, unknown> }).error;
const upload = (fields: Record<string, string | Blob>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return { body: form };
};

describe("the contract", () => {
  it("is kept by create, as JSON and as multipart, and by retrieve at every stage", async () => {
    const asJson = await (await client.json("POST", "/v1/videos", { prompt: "waves" })).json();
    expect(violations("VideoResource", asJson)).toEqual([]);
    expect(asJson).toMatchObject({ model: "demo-1", size: "720x1280", seconds: "4", status: "queued", progress: 0 });

    const image = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#246" } })
      .png()
      .toBuffer();
    const fields = {
      prompt: "waves",
      seconds: "1",
      size: "720x720",
      input_reference: new Blob([new Uint8Array(image)]),
    };
    const asForm = (await (await client.call("POST", "/v1/videos", upload(fields))).json()) as Video;
    expect(violations("VideoResource", asForm)).toEqual([]);

    let before = 0;
    for (let video = asForm; video.status !== "completed"; video = await client.get(asForm.id)) {
      expect(violations("VideoResource", video)).toEqual([]);
      expect(video.progress).toBeGreaterThanOrEqual(before);
      before = video.progress;
    }
  });

  it("is kept by list, with cursors both ways", async () => {
    const made = [];
    for (let i = 0; i < 5; i++) made.push((await client.create({ prompt: `page ${i}` })).id);
    const read = async (query: string) => (await (await client.call("GET", `/v1/videos?${query}`)).json()) as never;
    const first = (await read("limit=3")) as { data: Video[]; has_more: boolean; last_id: string };
    expect(violations("VideoListResource", first)).toEqual([]);
    expect(first.data.map((video) => video.id)).toEqual(made.slice(2).reverse());
    expect(first.has_more).toBe(true);
    const second = (await read(`limit=2&after=${first.last_id}`)) as { data: Video[] };
    expect(second.data.map((video) => video.id)).toEqual(made.slice(0, 2).reverse());
    const oldest = (await read("limit=1&order=asc")) as { data: Video[] };
    expect(oldest.data[0]?.id).toBe(done.id);
    expect(violations("VideoListResource", await read(`order=asc&after=${made[4]}`))).toEqual([]);
  });

  it("is kept by remix, edit and extension, which need a completed source", async () => {
    const reference = { video: { id: done.id }, prompt: "at night" };
    const remix = await client.json("POST", `/v1/videos/${done.id}/remix`, { prompt: "at night" });
    const edit = await client.json("POST", "/v1/videos/edits", reference);
    const extension = await client.json("POST", "/v1/videos/extensions", { ...reference, seconds: "2" });
    for (const answer of [remix, edit, extension]) {
      const video = (await answer.json()) as Video;
      expect(violations("VideoResource", video)).toEqual([]);
      expect(video).toMatchObject({ remixed_from_video_id: done.id, size: done.size, prompt: "at night" });
      expect(video.seconds).toBe(answer === extension ? "3" : "1");
    }
    const pending = await client.create({ prompt: "still running" });
    const early = await client.json("POST", `/v1/videos/${pending.id}/remix`, { prompt: "x" });
    expect([early.status, (await errorOf(early)).code]).toEqual([400, "video_not_completed"]);
    expect((await client.json("POST", "/v1/videos/video_none/remix", { prompt: "x" })).status).toBe(404);
  });

  it("is kept by characters and by edits of an uploaded video", async () => {
    const clip = new Blob([await (await client.content(done.id)).arrayBuffer()], { type: "video/mp4" });
    const answer = await client.call("POST", "/v1/videos/characters", upload({ name: "Skipper", video: clip }));
    const character = (await answer.json()) as { id: string };
    expect(violations("VideoCharacterResource", character)).toEqual([]);
    const again = await client.call("GET", `/v1/videos/characters/${character.id}`);
    expect(await again.json()).toEqual(character);

    const edit = await client.call("POST", "/v1/videos/edits", upload({ prompt: "in the rain", video: clip }));
    const video = (await edit.json()) as Video;
    expect(violations("VideoResource", video)).toEqual([]);
    expect(video).toMatchObject({ size: "720x720", seconds: "1" });

    const text = new Blob(["not a video"]);
    const refused = await client.call("POST", "/v1/videos/characters", upload({ name: "Skipper", video: text }));
    expect([refused.status, (await errorOf(refused)).param]).toEqual([400, "video"]);
  });

  it("is kept by delete, which refuses what is still running", async () => {
    const video = await client.create({ prompt: "short-lived" });
    const early = await client.call("DELETE", `/v1/videos/${video.id}`);
    expect([early.status, (await errorOf(early)).code]).toEqual([400, "video_in_progress"]);
    await client.end(video.id);
    const answer = await (await client.call("DELETE", `/v1/videos/${video.id}`)).json();
    expect(violations("DeletedVideoResource", answer)).toEqual([]);
    expect((await client.call("GET", `/v1/videos/${video.id}`)).status).toBe(404);
    expect((await client.content(video.id)).status).toBe(404);
  });

  it("is understood by the OpenAI SDK", async () => {
    const sdk = new OpenAI({ baseURL: `${demo.url}/v1`, apiKey: "test-key", maxRetries: 0 });
    const video = await sdk.videos.create({
      prompt: "a lighthouse",
      model: "sora-2",
      seconds: "1" as "4",
      size: "720x720" as "720x1280",
    });
    expect(video.model).toBe("sora-2");
    await client.end(video.id);
    const bytes = await (await sdk.videos.downloadContent(video.id)).arrayBuffer();
    expect(Buffer.from(bytes).subarray(4, 8).toString()).toBe("ftyp");
    expect((await sdk.videos.extend({ video: { id: video.id }, prompt: "on", seconds: "4" })).seconds).toBe("5");
    expect((await sdk.videos.edit({ video: { id: video.id }, prompt: "snow" })).remixed_from_video_id).toBe(video.id);
    expect((await sdk.videos.remix(video.id, { prompt: "fog" })).remixed_from_video_id).toBe(video.id);
    for await (const listed of sdk.videos.list({ limit: 2 })) expect(listed.object).toBe("video");
    expect((await sdk.models.list()).data.map((model) => model.id)).toContain("sora-2-pro");
  });
});

describe("refusals", () => {
  it.each([
    [{}, "prompt", "missing_required_parameter"],
    [{ prompt: " " }, "prompt", "empty_string"],
    [{ prompt: 7 }, "prompt", "invalid_type"],
    [{ prompt: "x".repeat(32_001) }, "prompt", "string_above_max_length"],
    [{ prompt: "x", model: "sora-9" }, "model", "invalid_value"],
    [{ prompt: "x", size: "640x480" }, "size", "invalid_value"],
    [{ prompt: "x", seconds: "21" }, "seconds", "invalid_value"],
    [{ prompt: "x", seconds: "0" }, "seconds", "invalid_value"],
    [{ prompt: "x", seconds: 2.5 }, "seconds", "invalid_value"],
    [{ prompt: "x", callback_url: "file:///etc/passwd" }, "callback_url", "invalid_url"],
    [
      { prompt: "x", input_reference: { image_url: "https://example.com/a.png" } },
      "input_reference",
      "invalid_image_url",
    ],
    [{ prompt: "x", input_reference: { image_url: "data:image/png;base64,AAAA" } }, "input_reference", "invalid_image"],
    [{ prompt: "x", input_reference: { file_id: "file-1" } }, "input_reference", "invalid_image"],
  ])("name the field: %j", async (body, param, code) => {
    const answer = await client.json("POST", "/v1/videos", body);
    expect(answer.status).toBe(400);
    expect(await errorOf(answer)).toEqual({ type: "invalid_request_error", message: expect.any(String), param, code });
  });

  it("ask for the right key", async () => {
    const none = await fetch(`${demo.url}/v1/videos`);
    expect([none.status, (await errorOf(none)).code]).toEqual([401, null]);
    const wrong = await fetch(`${demo.url}/v1/videos`, { headers: { authorization: "Bearer nope" } });
    expect([wrong.status, (await errorOf(wrong)).code]).toEqual([401, "invalid_api_key"]);
    expect(await (await fetch(`${demo.url}/health`)).json()).toEqual({ status: "ok" });
  });

  it("are in the error shape for unknown addresses, ids, broken bodies and queries", async () => {
    const shape = { message: expect.any(String), type: "invalid_request_error" };
    const get = (route: string) => client.call("GET", route);
    for (const [answer, status] of [
      [await get("/v1/nothing"), 404],
      [await get("/elsewhere"), 404],
      [await get("/v1/videos/video_none"), 404],
      [await get("/v1/models/gpt-none"), 404],
      [await get("/v1/videos?limit=101"), 400],
      [await get("/v1/videos?order=up"), 400],
      [await get("/v1/videos?after=video_none"), 400],
      [await get(`/v1/videos/${done.id}/content?variant=gif`), 400],
      [await client.call("POST", "/v1/videos", { body: "{", headers: { "content-type": "application/json" } }), 400],
      [await client.call("POST", "/v1/videos", { body: "x", headers: { "content-type": "text/plain" } }), 415],
    ] as const) {
      expect(answer.status).toBe(status);
      expect(await errorOf(answer)).toMatchObject(shape);
    }
  });

  it("come as failed jobs for refused prompts and canceled jobs", async () => {
    const refused = await client.end((await client.create({ prompt: "something Forbidden" })).id);
    expect(refused).toMatchObject({ status: "failed", completed_at: null, error: { code: "moderation_blocked" } });
    expect(violations("VideoResource", refused)).toEqual([]);
    const video = await client.create({ prompt: "never mind" });
    const canceled = await (await client.call("POST", `/v1/videos/${video.id}/cancel`)).json();
    expect(canceled).toMatchObject({ status: "failed", error: { code: "canceled" } });
    expect((await client.content(video.id)).status).toBe(404);
    const late = await client.call("POST", `/v1/videos/${done.id}/cancel`);
    expect(await late.json()).toMatchObject({ status: "completed", error: null });
  });
});

describe("content", () => {
  it("answers 404 in the error shape while the job runs", async () => {
    const { id } = await client.create({ prompt: "pending" });
    const answer = await client.content(id);
    expect(answer.status).toBe(404);
    expect(await errorOf(answer)).toMatchObject({ code: "video_not_ready", type: "invalid_request_error" });
  });

  it("is sent whole and in ranges", async () => {
    const whole = await client.content(done.id);
    const bytes = Buffer.from(await whole.arrayBuffer());
    expect(whole.headers.get("content-type")).toBe("video/mp4");
    expect(Number(whole.headers.get("content-length"))).toBe(bytes.length);
    for (const [range, start, end] of [
      ["bytes=0-99", 0, 99],
      ["bytes=100-", 100, bytes.length - 1],
      ["bytes=-10", bytes.length - 10, bytes.length - 1],
      [`bytes=5-${bytes.length + 50}`, 5, bytes.length - 1],
    ] as const) {
      const part = await client.content(done.id, "", { range });
      expect(part.status).toBe(206);
      expect(part.headers.get("content-range")).toBe(`bytes ${start}-${end}/${bytes.length}`);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
    const outside = await client.content(done.id, "", { range: `bytes=${bytes.length}-` });
    expect([outside.status, outside.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);
    expect((await client.content(done.id, "", { range: "bytes=9-3" })).status).toBe(200);
  });

  it("has a thumbnail and a sprite sheet", async () => {
    for (const [variant, width] of [
      ["thumbnail", 720],
      ["spritesheet", 960],
    ] as const) {
      const answer = await client.content(done.id, `?variant=${variant}`);
      expect(answer.headers.get("content-type")).toBe("image/webp");
      const meta = await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
      expect([meta.format, meta.width, meta.height]).toEqual(["webp", width, width]);
    }
  });
});

describe("Idempotency-Key", () => {
  it("gives the same job for the same request and a 409 for another", async () => {
    const headers = { "idempotency-key": "once" };
    const [first, second] = await Promise.all([
      client.create({ prompt: "one of a kind" }, headers),
      client.create({ prompt: "one of a kind" }, headers),
    ]);
    expect(second.id).toBe(first.id);
    const other = await client.json("POST", "/v1/videos", { prompt: "another" }, headers);
    expect([other.status, (await errorOf(other)).type]).toEqual([409, "idempotency_error"]);
    expect((await client.create({ prompt: "one of a kind" })).id).not.toBe(first.id);
  });
});

it("has no fault or ledger address unless asked for", async () => {
  expect((await fetch(`${demo.url}/_ledger`)).status).toBe(404);
  expect((await client.arm({ kind: "reset" })).status).toBe(404);
});
