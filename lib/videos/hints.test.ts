import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { engineOf } from "@/lib/engines";
import { claimOne, deliver, endSearch, queueOne, read, secondsToLook, step } from "@/tests/support/lifecycle";
import { acceptedStarts, armFault } from "@/tests/support/studio";
import { advance } from "./advance";
import { signAttempt } from "./attempt-token";
import { claimDue } from "./claim";
import { release } from "./lease";

afterEach(async () => {
  vi.restoreAllMocks();
  await db.video.deleteMany();
  await db.engineHold.deleteMany();
});

describe("a hint is kept", () => {
  it("when it comes while the search gives up", async () => {
    const { id, prompt } = await queueOne();
    await armFault({ kind: "drop_reply", times: 1, match: { prompt } });
    await step();
    await armFault({ kind: "error", status: 500, times: 1, match: { prompt, route: "create" } });
    await endSearch(id);
    const video = await claimOne();
    const job = (await acceptedStarts(prompt))[0]?.id as string;
    vi.spyOn(engineOf("demo"), "list").mockImplementationOnce(async () => {
      await deliver(job, signAttempt(video.attemptId as string));
      return [];
    });
    await advance(video);
    expect((await read(id)).nextAt).not.toBeNull();
    await step();
    expect((await read(id)).status).toBe("running");
  });

  it("when the engine cannot be asked about the job it names", async () => {
    const { id, prompt } = await queueOne();
    await armFault({ kind: "drop_reply", times: 1, match: { prompt } });
    await step();
    await armFault({ kind: "error", status: 500, times: 1, match: { prompt, route: "create" } });
    const job = (await acceptedStarts(prompt))[0]?.id as string;
    await endSearch(id);
    await deliver(job, signAttempt((await read(id)).attemptId as string));
    await armFault({ kind: "error", status: 503, times: 1, match: { id: job, route: "retrieve" } });
    vi.spyOn(engineOf("demo"), "list").mockResolvedValueOnce(null);
    await step();
    expect((await read(id)).nextAt).not.toBeNull();
  });

  it("when its statement began later than ours and had the row first", async () => {
    const { id } = await queueOne();
    const video = await claimOne();
    let released: Promise<boolean> | undefined;
    await db.$transaction(async (hint) => {
      await hint.$queryRaw`SELECT 1 FROM videos WHERE id = ${id}::uuid FOR UPDATE`;
      released = release(video, { nextIn: 3600, tries: 0 });
      await sleep(200);
      await hint.$executeRaw`UPDATE videos SET next_at = clock_timestamp() WHERE id = ${id}::uuid`;
    });
    expect(await released).toBe(true);
    expect(await claimDue({ limit: 1 })).toHaveLength(1);
  });

  it("when the engine is done before its reply was noted", async () => {
    const { id } = await queueOne();
    const engine = engineOf("demo");
    const start = engine.start.bind(engine);
    vi.spyOn(engine, "start").mockImplementationOnce(async (request, signal) => {
      const outcome = await start(request, signal);
      if (outcome.outcome === "accepted") await deliver(outcome.reference.id);
      return outcome;
    });
    await step();
    expect((await read(id)).status).toBe("running");
    expect(await secondsToLook(id)).toBeLessThanOrEqual(0);
  });
});
