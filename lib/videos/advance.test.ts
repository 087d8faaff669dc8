import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { acceptedStarts, armFault, makeViewer, uniquePrompt } from "@/tests/support/studio";
import { advanceDue } from "./advance";
import { cancelVideo, dismissVideo } from "./cancel";
import { inPlace } from "./copy-places";
import { createVideo } from "./create";
import { getVideo } from "./queries";
import { remixVideo } from "./remix";
import { retryVideo } from "./retry";

const create = (viewer: Awaited<ReturnType<typeof makeViewer>>, prompt: string, requestId = prompt) =>
  createVideo(viewer, { requestId, prompt, seconds: 4 });

/** Moves one user's videos on until none is live, making every wait pass at once. */
async function finish(userId: string) {
  for (let round = 0; round < 200; round++) {
    await db.$executeRaw`UPDATE videos SET next_at = now() WHERE user_id = ${userId}::uuid AND next_at > now() AND lease_token IS NULL`;
    await advanceDue({ userId });
    const live = await db.video.count({ where: { userId, nextAt: { not: null } } });
    if (live === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("still live");
}

const usage = (videoId: string) => db.usage.findMany({ where: { videoId }, orderBy: { attempt: "asc" } });

afterEach(() => db.$executeRaw`UPDATE videos SET next_at = NULL`);

describe("a video", () => {
  it("goes from prompt to a stored clip with poster, sprite sheet, events and a settled price", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    const { id } = await create(viewer, prompt);
    await finish(viewer.id);
    const video = await getVideo(viewer, id);
    expect(video).toMatchObject({ status: "completed", progress: 100, costMicros: 400_000, failure: null, demo: true });
    expect(video.events.map((event) => event.to)).toEqual(["queued", "starting", "running", "copying", "completed"]);
    const clip = await fetch(video.videoUrl as string, { headers: { range: "bytes=4-7" } });
    expect([clip.status, await clip.text()]).toEqual([206, "ftyp"]);
    expect((await fetch(video.posterUrl as string)).headers.get("content-type")).toBe("image/webp");
    expect(video.sprite).toMatchObject({ columns: expect.any(Number), count: expect.any(Number) });
    expect(await acceptedStarts(prompt)).toHaveLength(1);
    expect(await usage(id)).toMatchObject([{ state: "settled", amountMicros: 400_000 }]);
  });

  it("is not kept waiting by another's slow start", async () => {
    const viewer = await makeViewer();
    const [slow, quick] = [uniquePrompt(), uniquePrompt()];
    await armFault({ kind: "delay", ms: 8000, times: 1, match: { prompt: slow, route: "create" } });
    const underWay = new Set<Promise<void>>();
    const look = () => advanceDue({ forMs: 300, wait: true, underWay });
    const first = await create(viewer, slow);
    await look();
    expect((await getVideo(viewer, first.id)).status).toBe("starting");
    const { id } = await create(viewer, quick);
    await look();
    await expect.poll(async () => (await getVideo(viewer, id)).status).toBe("running");
    expect((await getVideo(viewer, first.id)).status).toBe("starting");
    await Promise.all(underWay);
    expect(underWay.size).toBe(0);
  });

  it("is started and asked for while its engine's eight places for copies are taken, and copied when one is free", async () => {
    const viewer = await makeViewer();
    let end = () => {};
    const slow = new Promise<void>((done) => (end = done));
    const underWay = new Set(Array.from({ length: 8 }, () => inPlace("demo", () => slow).then(() => {})));
    const { id } = await create(viewer, uniquePrompt());
    const copying = { id, status: "copying", leaseToken: null, tries: 0 } as const;
    for (let looks = 0; looks < 50 && !(await db.video.count({ where: copying })); looks++) {
      await db.$executeRaw`UPDATE videos SET next_at = now() WHERE status = 'running' AND lease_token IS NULL`;
      await advanceDue({ forMs: 100, wait: true, underWay });
    }
    expect(await db.video.findUnique({ where: { id } })).toMatchObject(copying);
    expect(underWay.size).toBe(8);
    end();
    await Promise.all(underWay);
    await finish(viewer.id);
    expect((await getVideo(viewer, id)).status).toBe("completed");
  });

  it("remixes with the source as its parent", async () => {
    const viewer = await makeViewer();
    const { id } = await create(viewer, uniquePrompt());
    await finish(viewer.id);
    const change = uniquePrompt("at night");
    const remix = await remixVideo(viewer, { requestId: "remix", videoId: id, prompt: change });
    await finish(viewer.id);
    expect(await getVideo(viewer, remix.id)).toMatchObject({
      status: "completed",
      parentId: id,
      rootId: id,
      remixMode: "native",
    });
    expect(await acceptedStarts(change)).toMatchObject([{ kind: "remix" }]);
  });

  it("says in plain words that the engine declined the prompt, and costs nothing then", async () => {
    const viewer = await makeViewer();
    const { id } = await create(viewer, uniquePrompt("something forbidden"));
    await finish(viewer.id);
    const video = await getVideo(viewer, id);
    expect(video).toMatchObject({
      status: "failed",
      costMicros: 0,
      failure: { code: "moderation_blocked", action: "edit_prompt" },
    });
    expect(await usage(id)).toMatchObject([{ state: "released" }]);
  });
});

describe("the paid start", () => {
  it("happens once for one request id, however often it is sent", async () => {
    const viewer = await makeViewer({ unlimited: true });
    const prompt = uniquePrompt();
    const videos = await Promise.all(Array.from({ length: 20 }, () => create(viewer, prompt)));
    expect(new Set(videos.map((video) => video.id)).size).toBe(1);
    await expect(create(viewer, uniquePrompt(), prompt)).rejects.toMatchObject({ code: "request_id_reused" });
    await finish(viewer.id);
    expect(await acceptedStarts(prompt)).toHaveLength(1);
  });

  it("lets only one of many take the last of the budget", async () => {
    const viewer = await makeViewer({ budgetMicros: 400_000 });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => create(viewer, uniquePrompt())));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "budget_exceeded" });
  });

  it("is found again by its idempotency key when the reply was lost", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "drop_reply", times: 1, match: { prompt } });
    const { id } = await create(viewer, prompt);
    await finish(viewer.id);
    const video = await getVideo(viewer, id);
    expect(video.events.map((event) => event.to)).toContain("uncertain");
    expect(video.status).toBe("completed");
    expect(await acceptedStarts(prompt)).toHaveLength(1);
  });

  it("is found again in the engine's list when there is no key", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "drop_reply", times: 1, match: { prompt } });
    await armFault({ kind: "error", status: 500, match: { prompt, route: "create" }, times: 3 });
    const { id } = await create(viewer, prompt);
    await finish(viewer.id);
    const video = await getVideo(viewer, id);
    expect(video.status).toBe("completed");
    expect(video.events.map((event) => event.reason)).toContain("found in the list");
    expect(await acceptedStarts(prompt)).toHaveLength(1);
  });

  it("waits in the queue while the engine is busy", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "error", status: 429, times: 2, match: { prompt, route: "create" } });
    const { id } = await create(viewer, prompt);
    await advanceDue({ userId: viewer.id });
    expect(await getVideo(viewer, id)).toMatchObject({
      status: "queued",
      notice: "The engine is busy. We keep trying.",
    });
    await finish(viewer.id);
    const video = await getVideo(viewer, id);
    expect(video.events.filter((event) => event.reason === "engine busy")).toHaveLength(2);
    expect(video.status).toBe("completed");
  });
});

describe("the copy", () => {
  for (const fault of [
    { kind: "truncate", contentLength: true },
    { kind: "truncate", contentLength: false },
    { kind: "empty_content" },
    { kind: "not_mp4" },
    { kind: "content_error", status: 500 },
  ]) {
    it(`is repeated after ${JSON.stringify(fault)}, without a new start`, async () => {
      const viewer = await makeViewer();
      const prompt = uniquePrompt();
      await armFault({ ...fault, times: 1, match: { prompt } });
      const { id } = await create(viewer, prompt);
      await finish(viewer.id);
      expect((await getVideo(viewer, id)).status).toBe("completed");
      expect(await acceptedStarts(prompt)).toHaveLength(1);
    });
  }

  it("fails in the end with the file still fetchable, and trying again only copies", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "not_mp4", times: 3, match: { prompt } });
    const { id } = await create(viewer, prompt);
    await finish(viewer.id);
    expect(await getVideo(viewer, id)).toMatchObject({
      status: "failed",
      failure: { code: "bad_file", action: "retry_copy" },
    });
    await retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 });
    await finish(viewer.id);
    expect(await getVideo(viewer, id)).toMatchObject({ status: "completed", attempt: 1, costMicros: 400_000 });
    expect(await acceptedStarts(prompt)).toHaveLength(1);
  });
});

describe("cancel, dismiss and retry", () => {
  it("cancels what is queued without ever starting it", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    const { id } = await create(viewer, prompt);
    expect((await cancelVideo(viewer, id)).status).toBe("canceled");
    await finish(viewer.id);
    expect(await acceptedStarts(prompt)).toHaveLength(0);
    expect(await usage(id)).toMatchObject([{ state: "released" }]);
  });

  it("cancels what is running and tells the engine", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "stuck", times: 1, match: { prompt } });
    const { id } = await create(viewer, prompt);
    await advanceDue({ userId: viewer.id });
    expect((await cancelVideo(viewer, id)).status).toBe("canceled");
    expect(await acceptedStarts(prompt)).toMatchObject([{ status: "failed" }]);
    await expect(cancelVideo(viewer, id)).resolves.toMatchObject({ status: "canceled" });
  });

  it("cancels what is starting as soon as the engine has answered", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "delay", ms: 1500, times: 1, match: { prompt, route: "create" } });
    const { id } = await create(viewer, prompt);
    const advancing = advanceDue({ userId: viewer.id });
    await expect.poll(() => getVideo(viewer, id).then((video) => video.status)).toBe("starting");
    await cancelVideo(viewer, id);
    await advancing;
    await advanceDue({ userId: viewer.id });
    expect((await getVideo(viewer, id)).status).toBe("canceled");
    expect(await acceptedStarts(prompt)).toMatchObject([{ status: "failed" }]);
    expect(await usage(id)).toMatchObject([{ state: "released" }]);
  });

  it("starts the next attempt of a failed video once, however often it is clicked", async () => {
    const viewer = await makeViewer();
    const prompt = uniquePrompt();
    await armFault({ kind: "fail", times: 1, match: { prompt } });
    const { id } = await create(viewer, prompt);
    await finish(viewer.id);
    expect((await getVideo(viewer, id)).status).toBe("failed");
    await Promise.all(
      Array.from({ length: 5 }, () => retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 })),
    );
    await finish(viewer.id);
    expect(await getVideo(viewer, id)).toMatchObject({ status: "completed", attempt: 2 });
    expect(await acceptedStarts(prompt)).toHaveLength(2);
    expect(await usage(id)).toMatchObject([{ state: "released" }, { state: "settled" }]);
  });

  it("belongs to its user alone", async () => {
    const [owner, stranger] = [await makeViewer(), await makeViewer()];
    const { id } = await create(owner, uniquePrompt());
    for (const attempt of [
      () => getVideo(stranger, id),
      () => cancelVideo(stranger, id),
      () => dismissVideo(stranger, id),
      () => retryVideo(stranger, { videoId: id, attempt: 1, priceMicros: 400_000 }),
      () => remixVideo(stranger, { requestId: "x", videoId: id, prompt: "x" }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
    expect((await getVideo(owner, id)).status).toBe("queued");
  });
});

it.each([
  ["an engine that was taken away", { engine: "openai", model: "sora-2" }],
  ["a model that was taken away, though its name means another one", { model: "sora-2" }],
])("gives up after a day on %s, and starts nothing else in its place", async (_, made) => {
  const viewer = await makeViewer();
  const prompt = uniquePrompt();
  const { id } = await create(viewer, prompt);
  await db.video.update({ where: { id }, data: made });
  await advanceDue({ userId: viewer.id });
  expect(await db.video.findUnique({ where: { id } })).toMatchObject({ status: "queued", tries: 1, leaseToken: null });
  await db.video.update({ where: { id }, data: { tries: 700, nextAt: new Date(0) } });
  await advanceDue({ userId: viewer.id });
  const failed = await getVideo(viewer, id);
  expect(failed).toMatchObject({ status: "failed", failure: { code: "engine_unavailable" }, remixableAs: null });
  await expect(retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 })).rejects.toMatchObject({
    code: "unknown_model",
    message: "sora-2 is no longer set up on this studio. Make a new clip with another model.",
  });
  expect(await getVideo(viewer, id)).toEqual(failed);
  expect(await usage(id)).toMatchObject([{ state: "released" }]);
  expect(await acceptedStarts(prompt)).toEqual([]);
});
