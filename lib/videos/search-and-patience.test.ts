import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { statusOf } from "@/lib/engines/openai-jobs";
import { uploadFromBytes } from "@/lib/uploads/upload-from-bytes";
import { look, photo, queueOne, read, secondsToLook, step } from "@/tests/support/lifecycle";
import { acceptedStarts, armFault, makeViewer, uniquePrompt } from "@/tests/support/studio";
import { dismissVideo } from "./cancel";
import { getVideo } from "./queries";

afterEach(async () => {
  vi.restoreAllMocks();
  await db.video.deleteMany();
  await db.engineHold.deleteMany();
});

describe("the list", () => {
  it("does not give one user's job, made from her picture, to another", async () => {
    const prompt = uniquePrompt("animate this photo");
    const [ada, bob] = [await makeViewer(), await makeViewer()];
    const hers = await queueOne({
      prompt,
      viewer: ada,
      uploadId: await uploadFromBytes(ada, await photo("red"), null),
    });
    await armFault({ kind: "drop_reply", times: 1, match: { prompt } });
    await step();
    await dismissVideo(ada, hers.id);
    const his = await queueOne({
      prompt,
      viewer: bob,
      uploadId: await uploadFromBytes(bob, await photo("blue"), null),
    });
    await armFault({ kind: "error", status: 500, times: 2, match: { prompt, route: "create" } });
    await step();
    await look(his.id);
    expect(await read(his.id)).toMatchObject({ status: "uncertain", engineKey: null });
  });

  it("finds a start whose prompt has several lines", async () => {
    const mark = crypto.randomUUID();
    const { id } = await queueOne({ prompt: `a red boat\n${mark}` });
    await armFault({ kind: "drop_reply", times: 1, match: { prompt: mark } });
    await step();
    await armFault({ kind: "error", status: 500, times: 1, match: { prompt: mark, route: "create" } });
    await look(id);
    expect((await read(id)).status).toBe("running");
  });
});

describe("giving up", () => {
  it("needs 404s in a row, not one after an outage", async () => {
    const { id, prompt } = await queueOne();
    await armFault({ kind: "stuck", times: 1, match: { prompt } });
    await step();
    const job = (await acceptedStarts(prompt))[0]?.id as string;
    await armFault({ kind: "error", status: 503, times: 7, match: { id: job, route: "retrieve" } });
    await armFault({ kind: "error", status: 404, times: 8, match: { id: job, route: "retrieve" } });
    for (let i = 0; i < 14; i++) await look(id);
    expect((await read(id)).status).toBe("running");
    await look(id);
    expect(await read(id)).toMatchObject({ status: "failed", errorCode: "engine_lost" });
  });

  it("on a copy does not count our store's failures against the engine", async () => {
    const { id, prompt } = await queueOne();
    await step();
    await expect.poll(async () => (await acceptedStarts(prompt))[0]?.status, { timeout: 20_000 }).toBe("completed");
    await db.$executeRaw`UPDATE videos SET status = 'copying', tries = 40 WHERE id = ${id}::uuid`;
    await armFault({ kind: "content_error", status: 500, times: 1, match: { prompt } });
    await look(id);
    expect(await read(id)).toMatchObject({ status: "copying", tries: 41 });
  });

  it("after an hour of refusals says that the clip was never taken on", async () => {
    const { viewer, id, prompt } = await queueOne();
    await db.video.update({ where: { id }, data: { tries: 40 } });
    await armFault({ kind: "rate_limit", times: 1, match: { prompt, route: "create" } });
    await step();
    expect((await getVideo(viewer, id)).failure).toMatchObject({
      code: "engine_unavailable",
      message: "The engine did not take this clip on in time. Nothing was charged here.",
      action: "retry",
    });
  });

  it("on a busy engine takes longer than a minute, though it says Retry-After: 1", async () => {
    const { id, prompt } = await queueOne();
    await db.video.update({ where: { id }, data: { tries: 20 } });
    await armFault({ kind: "rate_limit", retryAfter: 1, times: 1, match: { prompt, route: "create" } });
    await step();
    expect(await read(id)).toMatchObject({ status: "queued", tries: 21 });
    expect(await secondsToLook(id)).toBeGreaterThan(100);
  });
});

it("a progress with decimals is a progress", async () => {
  const { id, prompt } = await queueOne();
  await armFault({ kind: "stuck", times: 1, match: { prompt } });
  await step();
  vi.spyOn(engineOf("demo"), "status").mockImplementationOnce(async (job) =>
    statusOf({ id: job.id, status: "in_progress", progress: 33.3 }, job),
  );
  await look(id);
  expect(await read(id)).toMatchObject({ status: "running", progress: 33, tries: 0 });
});

describe("a deadline", () => {
  async function stuck() {
    const { id, prompt } = await queueOne();
    await armFault({ kind: "stuck", times: 1, match: { prompt } });
    await step();
    return id;
  }
  const passed = (id: string, seconds: number) =>
    db.$executeRaw`UPDATE videos SET deadline_at = now() - make_interval(secs => ${seconds}::float8) WHERE id = ${id}::uuid`;

  it("ends what still runs then, after one last look", async () => {
    const id = await stuck();
    await passed(id, 1);
    await look(id);
    expect(await read(id)).toMatchObject({ status: "failed", errorCode: "timed_out" });
  });

  it("that nobody was there to see is put off once, while the engine goes on", async () => {
    const id = await stuck();
    await passed(id, 8 * 3600);
    await look(id);
    const video = await read(id);
    expect(video.status).toBe("running");
    expect(video.deadlineAt?.getTime()).toBeGreaterThan(Date.now() + 10_000);
    await passed(id, 1);
    await look(id);
    expect(await read(id)).toMatchObject({ status: "failed", errorCode: "timed_out" });
  });
});
