import { beforeAll, expect, test } from "vitest";
import { violations } from "@/demo/testing/contract";
import { db } from "@/lib/db";
import type { VideoListResource } from "./list-videos";
import { failureOf, makeProgram, type Program } from "./testing/program";

let ada: Program;

beforeAll(async () => {
  ada = await makeProgram();
});

async function list(program: Program, query = ""): Promise<VideoListResource> {
  const response = await program.call("GET", `/v1/videos${query}`);
  const body = await response.json();
  expect(violations("VideoListResource", body)).toEqual([]);
  return body as VideoListResource;
}

test("a video is as the contract says when nothing but the prompt is given", async () => {
  const video = await ada.create({ model: "sora-2" });
  expect(video).toMatchObject({
    object: "video",
    model: "demo-1",
    status: "queued",
    progress: 0,
    prompt: "A red kite over dunes",
    size: "720x1280",
    seconds: "4",
    remixed_from_video_id: null,
    expires_at: null,
    error: null,
  });
  expect(await ada.get(video.id)).toEqual(video);
});

test("an id in OpenAI's style is the same video", async () => {
  const { id } = await ada.create();
  expect((await ada.get(`video_${id.replaceAll("-", "")}`)).id).toBe(id);
});

test("a form makes the same video as JSON, its numbers and empty fields included", async () => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ prompt: "A ship", size: "1280x720", seconds: "8", model: "" }))
    form.set(name, value);
  const response = await ada.call("POST", "/v1/videos", { body: form });
  expect(await response.json()).toMatchObject({ prompt: "A ship", size: "1280x720", seconds: "8" });
  expect(await ada.create({ seconds: 8, size: "1280x720", model: null })).toMatchObject({ seconds: "8" });
});

// These have users of their own, so that only their videos move on.

test("a video runs to its end, is remixed, and goes to the trash", async () => {
  const program = await makeProgram();
  const video = await program.finished();
  expect(video).toMatchObject({ status: "completed", progress: 100, error: null });
  expect(video.completed_at).toBeGreaterThanOrEqual(video.created_at);

  const answer = await program.json("POST", `/v1/videos/${video.id}/remix`, { prompt: "At night" });
  const remix = (await answer.json()) as typeof video;
  expect(violations("VideoResource", remix)).toEqual([]);
  expect(remix).toMatchObject({ remixed_from_video_id: video.id, prompt: "At night", size: video.size });
  expect((await program.end(remix.id)).status).toBe("completed");

  const gone = await (await program.call("DELETE", `/v1/videos/${video.id}`)).json();
  expect(violations("DeletedVideoResource", gone)).toEqual([]);
  expect(gone).toEqual({ id: video.id, object: "video.deleted", deleted: true });
  for (const [method, path] of [
    ["GET", ""],
    ["GET", "/content"],
    ["DELETE", ""],
  ] as const) {
    const response = await program.call(method, `/v1/videos/${video.id}${path}`);
    expect([response.status, (await failureOf(response)).code]).toEqual([404, "not_found"]);
  }
  expect((await program.json("POST", `/v1/videos/${video.id}/remix`, { prompt: "x" })).status).toBe(404);
  expect((await list(program)).data.map(({ id }) => id)).not.toContain(video.id);
});

test("where the engine has no remix, the poster is the first frame", async () => {
  const program = await makeProgram();
  const { id } = await program.finished();
  await db.video.update({ where: { id }, data: { engineKey: null } });
  const remix = async () => {
    const response = await program.json(
      "POST",
      `/v1/videos/${id}/remix`,
      { prompt: "At night" },
      { "idempotency-key": id },
    );
    return ((await response.json()) as { id: string }).id;
  };
  const made = await remix();
  expect(await remix()).toBe(made);
  const row = await db.video.findUniqueOrThrow({ where: { id: made } });
  expect(row).toMatchObject({ remixMode: "frame", parentId: id, uploadId: expect.any(String) });
  expect((await program.end(made)).status).toBe("completed");
});

test("a refused prompt fails with its code", async () => {
  const program = await makeProgram();
  const video = await program.finished({ prompt: "A forbidden scene" });
  expect(video).toMatchObject({ status: "failed", completed_at: null, error: { code: "moderation_blocked" } });
  const content = await program.call("GET", `/v1/videos/${video.id}/content`);
  expect(content.status).toBe(404);
});

test("the list goes page by page in both directions, over a cursor that was deleted meanwhile", async () => {
  const program = await makeProgram();
  expect(await list(program)).toEqual({ object: "list", data: [], first_id: null, last_id: null, has_more: false });
  const ids: string[] = [];
  for (let index = 0; index < 5; index++) ids.unshift((await program.create({ prompt: `Shot ${index}` })).id);

  const first = await list(program, "?limit=2");
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(first).toMatchObject({ first_id: ids[0], last_id: ids[1], has_more: true });
  await program.call("DELETE", `/v1/videos/${ids[1]}`);
  const second = await list(program, `?limit=2&after=${ids[1]}`);
  expect(second.data.map(({ id }) => id)).toEqual(ids.slice(2, 4));
  const last = await list(program, `?limit=2&after=${second.last_id}`);
  expect(last).toMatchObject({ first_id: ids[4], has_more: false });

  const oldest = await list(program, "?order=asc&limit=1");
  expect(oldest).toMatchObject({ first_id: ids[4], has_more: true });
  expect((await list(program, `?order=asc&limit=1&after=${ids[4]}`)).first_id).toBe(ids[3]);
  expect((await list(program, "?limit=0")).data).toEqual([]);
});

test("the models are those that can be asked for, sora-2 among them", async () => {
  const { data } = (await (await ada.call("GET", "/v1/models")).json()) as { data: { id: string }[] };
  expect(data.map(({ id }) => id)).toEqual(expect.arrayContaining(["demo-1", "sora-2"]));
  expect(await (await ada.call("GET", "/v1/models/sora-2")).json()).toMatchObject({ id: "sora-2", object: "model" });
  expect((await ada.call("GET", "/v1/models/veo-9")).status).toBe(404);
});
