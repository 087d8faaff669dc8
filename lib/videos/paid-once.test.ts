import { setTimeout as sleep } from "node:timers/promises";
import { APIConnectionError } from "openai";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { classifyStart } from "@/lib/engines/openai-errors";
import { sweepUploads } from "@/lib/uploads/sweep-uploads";
import { uploadFromBytes } from "@/lib/uploads/upload-from-bytes";
import { days, endSearch, look, photo, queueOne, read, step } from "@/tests/support/lifecycle";
import { acceptedStarts, armFault, makeViewer, uniquePrompt } from "@/tests/support/studio";
import { cancelVideo } from "./cancel";
import { deleteForever, emptyTrash, trashVideos } from "./delete";
import { getVideo } from "./queries";
import { remixVideo } from "./remix";
import { retryVideo } from "./retry";
import { sweep } from "./sweep";

// Money and the clips it buys, where a person, the sweep and an engine meet at a bad moment.

afterEach(async () => {
  vi.restoreAllMocks();
  await db.video.deleteMany();
  await db.engineHold.deleteMany();
});

it("the sweep leaves the job of the next attempt alone", async () => {
  const { viewer, id, prompt } = await queueOne();
  await armFault({ kind: "fail", times: 1, match: { prompt } });
  await step();
  await expect.poll(async () => (await acceptedStarts(prompt))[0]?.status, { timeout: 20_000 }).toBe("failed");
  await look(id);
  expect((await read(id)).status).toBe("failed");
  await armFault({ kind: "stuck", times: 1, match: { prompt } });
  await retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 });
  await step();
  expect(await read(id)).toMatchObject({ status: "running", attempt: 2 });
  await sweep();
  const statuses = (await acceptedStarts(prompt)).map(({ status }) => status).sort();
  expect(statuses).toEqual(["failed", "in_progress"]);
});

describe("at most one paid start", () => {
  it("none by looking for one that its user canceled", async () => {
    const { viewer, id, prompt } = await queueOne();
    await armFault({ kind: "delay", ms: 300, times: 1, match: { prompt, route: "create" } });
    await armFault({ kind: "error", status: 500, times: 1, match: { prompt, route: "create" } });
    const starting = step();
    await expect.poll(async () => (await read(id)).status).toBe("starting");
    await cancelVideo(viewer, id);
    await starting;
    expect((await read(id)).status).toBe("uncertain");
    await look(id);
    expect(await acceptedStarts(prompt)).toEqual([]);
  });

  it("none by asking an engine that was away for days with the key it has forgotten", async () => {
    const { id, prompt } = await queueOne();
    await db.$executeRaw`
      UPDATE videos SET status = 'starting', attempt_id = gen_random_uuid(), started_at = now() - interval '3 days',
        lease_token = gen_random_uuid(), lease_until = now() - interval '3 days' WHERE id = ${id}::uuid`;
    await step();
    await look(id);
    expect(await acceptedStarts(prompt)).toEqual([]);
    expect(await read(id)).toMatchObject({ status: "uncertain", errorCode: null, nextAt: expect.any(Date) });
  });

  it("no second one while the first is looked for", async () => {
    const { viewer, id, prompt } = await queueOne();
    await armFault({ kind: "drop_reply", times: 1, match: { prompt } });
    await step();
    await expect(retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 })).rejects.toMatchObject({
      code: "conflict",
    });
    await look(id);
    expect(await acceptedStarts(prompt)).toHaveLength(1);
  });

  it("a route that broke under the answer is not a connection that never stood", () => {
    const socket = Object.assign(new Error("read EHOSTUNREACH"), { code: "EHOSTUNREACH", syscall: "read" });
    const cause = new TypeError("fetch failed", { cause: socket });
    expect(classifyStart(new APIConnectionError({ message: "x", cause }))).toMatchObject({ outcome: "unknown" });
    const refused = new TypeError("fetch failed", { cause: { code: "EHOSTUNREACH", syscall: "connect" } });
    expect(classifyStart(new APIConnectionError({ message: "x", cause: refused }))).toMatchObject({
      outcome: "refused",
      retry: true,
    });
  });
});

it("trying again costs what is shown, which is today's price, and never more", async () => {
  const { viewer, id } = await queueOne();
  const priced = (priceMicros: number) => db.video.update({ where: { id }, data: { priceMicros } });
  await priced(100_000);
  expect((await getVideo(viewer, id)).priceMicros).toBe(100_000);
  await cancelVideo(viewer, id);
  const shown = await getVideo(viewer, id);
  expect(shown.priceMicros).toBe(400_000);
  await expect(retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 100_000 })).rejects.toMatchObject({
    code: "conflict",
    message: "Trying again costs $0.40 by now. Reload the page, and decide then.",
  });
  expect(await getVideo(viewer, id)).toEqual(shown);
  await retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 900_000 });
  expect(await read(id)).toMatchObject({ status: "queued", priceMicros: 400_000 });
  expect(await db.usage.findMany({ where: { videoId: id, attempt: 2 } })).toMatchObject([{ amountMicros: 400_000 }]);
});

describe("no paid start of something else", () => {
  it("without the picture that the sweep took from under it", async () => {
    const viewer = await makeViewer();
    const uploadId = await uploadFromBytes(viewer, await photo("green"), null);
    await db.$executeRaw`UPDATE uploads SET created_at = now() - interval '31 days' WHERE id = ${uploadId}::uuid`;
    const { id } = await queueOne({ viewer });
    let swept: Promise<number> | undefined;
    await db.$transaction(async (start) => {
      await start.video.update({ where: { id }, data: { uploadId } });
      swept = sweepUploads({ pendingBefore: new Date(0), unusedBefore: new Date(Date.now() - 30 * days) });
      await sleep(300);
    });
    await swept;
    expect((await read(id)).uploadId).toBe(uploadId);
  });

  it("without its picture, of which it says that it is gone", async () => {
    const viewer = await makeViewer();
    const uploadId = await uploadFromBytes(viewer, await photo("blue"), null);
    const { id, prompt } = await queueOne({ viewer, uploadId });
    await db.upload.update({ where: { id: uploadId }, data: { status: "pending" } });
    await step();
    expect(await acceptedStarts(prompt)).toEqual([]);
    expect((await getVideo(viewer, id)).failure).toMatchObject({
      code: "image_gone",
      message: "The picture this begins with is no longer there. Make a new clip with another one.",
      action: "none",
    });
  });

  it("with half a prompt, its source being gone", async () => {
    const { viewer, id } = await queueOne();
    await db.video.update({ where: { id }, data: { status: "completed", nextAt: null } });
    const prompt = uniquePrompt("at night");
    const remix = await remixVideo(viewer, { requestId: "x", videoId: id, prompt });
    await db.video.update({ where: { id: remix.id }, data: { remixMode: "prompt" } });
    await trashVideos(viewer, [id]);
    await deleteForever(viewer, [id]);
    await sweep();
    await step();
    expect(await acceptedStarts(prompt)).toEqual([]);
    expect(await read(remix.id)).toMatchObject({ status: "failed", errorCode: "source_gone" });
  });
});

describe("removed for good", () => {
  it("is not tried again by a click that was on its way, at a price that stays held", async () => {
    const { viewer, id } = await queueOne();
    await cancelVideo(viewer, id);
    await trashVideos(viewer, [id]);
    let retried: Promise<unknown> | undefined;
    await db.$transaction(async (other) => {
      await other.$queryRaw`SELECT 1 FROM users WHERE id = ${viewer.id}::uuid FOR UPDATE`;
      retried = retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 }).catch((error) => error);
      await sleep(300);
      await deleteForever(viewer, [id]);
    });
    expect(await retried).toMatchObject({ code: "not_found" });
    expect((await read(id)).status).toBe("canceled");
    expect(await db.usage.count({ where: { videoId: id, state: "held" } })).toBe(0);
  });

  it("leaves nothing of a start that was never confirmed", async () => {
    const { viewer, id, prompt } = await queueOne();
    await armFault({ kind: "delay", ms: 300, times: 1, match: { prompt, route: "create" } });
    await armFault({ kind: "error", status: 500, times: 2, match: { prompt, route: "create" } });
    const starting = step();
    await expect.poll(async () => (await read(id)).status).toBe("starting");
    await trashVideos(viewer, [id]);
    await starting;
    await endSearch(id);
    await step();
    expect(await read(id)).toMatchObject({ status: "uncertain", nextAt: null });
    await emptyTrash(viewer);
    await sweep();
    expect(await db.video.findUnique({ where: { id } })).toBeNull();
  });
});
