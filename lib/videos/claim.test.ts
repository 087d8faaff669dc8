import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { db } from "@/lib/db";
import { makeViewer, uniquePrompt } from "@/tests/support/studio";
import { admissionLock, claimDue } from "./claim";
import { inPlace } from "./copy-places";
import { createVideo } from "./create";
import { release } from "./lease";
import { endHold, holdEngine } from "./model-times";
import { move } from "./move";

async function queue(viewer: Viewer, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++)
    ids.push((await createVideo(viewer, { requestId: `${i}`, prompt: uniquePrompt() })).id);
  return ids;
}

afterEach(async () => {
  await db.video.deleteMany();
  await db.engineHold.deleteMany();
  await db.setting.deleteMany();
});

describe("admission", () => {
  it("gives everyone's next video a place before anyone's second one", async () => {
    const [many, one] = [await makeViewer({ unlimited: true }), await makeViewer()];
    await queue(many, 20);
    const [single] = await queue(one, 1);
    const claimed = await claimDue({ limit: 3 });
    expect(claimed).toHaveLength(3);
    expect(claimed.map((video) => video.id)).toContain(single);
  });

  it("keeps to the user's and the instance's limits, also between racing processes", async () => {
    await db.setting.create({ data: { key: "maxInFlight", value: 5 } });
    const [ada, bob] = [await makeViewer({ maxInFlight: 2 }), await makeViewer({ unlimited: true })];
    await queue(ada, 6);
    await queue(bob, 6);
    const claims = await Promise.all(Array.from({ length: 6 }, () => claimDue({ limit: 4 })));
    const claimed = claims.flat();
    expect(new Set(claimed.map((video) => video.id)).size).toBe(claimed.length);
    expect(claimed).toHaveLength(5);
    expect(claimed.filter((video) => video.userId === ada.id)).toHaveLength(2);
    for (const video of claimed)
      await move({ id: video.id, from: "queued", to: "starting", reason: "test", lease: video.leaseToken });
    expect(await claimDue({ limit: 10 })).toEqual([]);
  });
});

it("takes no more to be copied from an engine than there are places, and what is not to be copied beside them", async () => {
  const viewer = await makeViewer({ unlimited: true });
  const ids = await queue(viewer, 4);
  await db.$executeRaw`UPDATE videos SET status = 'copying', next_at = now() - interval '1 minute'`;
  await db.video.update({ where: { id: ids[3] }, data: { engine: "fal" } });
  let end = () => {};
  const slow = new Promise<void>((done) => (end = done));
  const copies = Array.from({ length: 6 }, () => inPlace("demo", () => slow));
  const engines = async () => (await claimDue({ limit: 10 })).map(({ engine }) => engine).sort();
  expect(await engines()).toEqual(["demo", "demo", "fal"]);
  copies.push(
    inPlace("demo", () => slow),
    inPlace("demo", () => slow),
  );
  expect(await Promise.race([inPlace("demo", () => slow), copies[0]])).toBe(false);
  expect(await engines()).toEqual([]);
  const [running] = await queue(await makeViewer(), 1);
  await db.video.update({ where: { id: running }, data: { status: "running" } });
  expect((await claimDue({ limit: 1 })).map(({ id }) => id)).toEqual([running]);
  end();
  await Promise.all(copies);
  expect(await engines()).toEqual(["demo"]);
});

describe("an engine that says nothing of its jobs", () => {
  /** Three of them, which fill all places of the studio, and of their user. */
  async function lose(engine: string) {
    await db.setting.create({ data: { key: "maxInFlight", value: 3 } });
    const viewer = await makeViewer({ maxInFlight: 3 });
    await queue(viewer, 3);
    await db.$executeRaw`UPDATE videos SET status = 'running', engine = ${engine}, tries = 5, next_at = now() + interval '1 hour'`;
    return viewer;
  }
  const next = async (viewer: Viewer) =>
    createVideo(viewer, { requestId: crypto.randomUUID(), prompt: uniquePrompt() }).then(({ id }) => id);

  it("keeps no place of another engine's from anybody", async () => {
    const same = await lose("fal");
    const ids = [await next(same), await next(await makeViewer())];
    expect((await claimDue({ limit: 5 })).map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it("gets no more of them", async () => {
    await lose("demo");
    await next(await makeViewer());
    expect(await claimDue({ limit: 5 })).toEqual([]);
  });

  it("gets no more of those of one user's", async () => {
    const same = await lose("demo");
    await db.setting.updateMany({ data: { value: 50 } });
    await next(same);
    const other = await next(await makeViewer());
    expect((await claimDue({ limit: 5 })).map(({ id }) => id)).toEqual([other]);
  });
});

it("gives the last place to one of two users' looks at once", async () => {
  await db.setting.create({ data: { key: "maxInFlight", value: 1 } });
  const users = [await makeViewer(), await makeViewer()];
  for (const user of users) await queue(user, 1);
  for (let round = 0; round < 20; round++) {
    const claims = await Promise.all(users.map(({ id }) => claimDue({ limit: 1, userId: id })));
    expect(claims.flat()).toHaveLength(1);
    await db.$executeRaw`UPDATE videos SET lease_token = NULL, lease_until = NULL, next_at = now()`;
  }
});

it("goes on when a process was frozen while it gave out places", async () => {
  const [id] = await queue(await makeViewer(), 1);
  let thaw = () => {};
  const thawed = new Promise<void>((done) => (thaw = done));
  const frozen = db.$transaction(
    async (other) => {
      await other.$executeRaw`SELECT pg_advisory_xact_lock(${admissionLock})`;
      await thawed;
    },
    { timeout: 30_000 },
  );
  await sleep(200);
  const claimed = await Promise.race([claimDue({ limit: 1 }), sleep(10_000, [])]);
  thaw();
  expect(claimed.map((video) => video.id)).toEqual([id]);
  await expect(frozen).rejects.toThrow();
});

it("lets neither queued nor started ones starve when it takes one at a time", async () => {
  await db.setting.create({ data: { key: "maxInFlight", value: 3 } });
  const ids = await queue(await makeViewer({ unlimited: true }), 6);
  await db.$executeRaw`UPDATE videos SET status = 'running', next_at = now() - interval '1 minute' WHERE id = ${ids[0]}::uuid`;
  const taken: (string | undefined)[] = [];
  for (let i = 0; i < 4; i++) {
    const [video] = await claimDue({ limit: 1 });
    taken.push(video?.status);
    // The engine works on it and nothing has changed when it is looked at, so it is due again at once.
    await db.$executeRaw`UPDATE videos SET status = 'running', lease_token = NULL, lease_until = NULL, next_at = now()
      WHERE id = ${video?.id}::uuid`;
  }
  expect(taken).toEqual(["queued", "queued", "running", "running"]);
});

describe("a lease", () => {
  it("is had by one process at a time, and by another after it ran out", async () => {
    const viewer = await makeViewer();
    const [id] = await queue(viewer, 1);
    const [first] = await claimDue({ limit: 1 });
    expect(first?.id).toBe(id);
    expect(await claimDue({ limit: 1 })).toEqual([]);
    await db.$executeRaw`UPDATE videos SET lease_until = now() - interval '1 second', next_at = now() WHERE id = ${id}::uuid`;
    const [second] = await claimDue({ limit: 1 });
    expect(second?.id).toBe(id);
    if (!first || !second) throw new Error("unreachable");
    const step = { id: first.id, from: "queued", to: "starting", reason: "test" } as const;
    expect(await move({ ...step, lease: first.leaseToken })).toBe(false);
    expect(await release(first, { nextIn: 0, tries: 1 })).toBe(false);
    expect(await move({ ...step, lease: second.leaseToken })).toBe(true);
    expect(await db.videoEvent.count({ where: { videoId: id, to: "starting" } })).toBe(1);
  });

  it("does not wait for a row that another process is at", async () => {
    const viewer = await makeViewer({ unlimited: true });
    const [first = "", second] = await queue(viewer, 2);
    await db.$executeRaw`UPDATE videos SET status = 'running', next_at = now() - interval '1 minute'`;
    await db.$transaction(async (other) => {
      await other.$queryRaw`SELECT 1 FROM videos WHERE id = ${first}::uuid FOR UPDATE`;
      const claimed = await Promise.race([claimDue({ limit: 2 }), sleep(2000, [])]);
      expect(claimed.map((video) => video.id)).toEqual([second]);
    });
  });

  it("keeps a hint that came while it was held", async () => {
    const viewer = await makeViewer();
    const [id] = await queue(viewer, 1);
    const [video] = await claimDue({ limit: 1 });
    if (!video) throw new Error("not claimed");
    await db.$executeRaw`UPDATE videos SET next_at = now() WHERE id = ${id}::uuid`;
    await release(video, { nextIn: 3600, tries: 0 });
    expect(await claimDue({ limit: 1 })).toHaveLength(1);
  });

  it("sees a hint in the very moment it is given", async () => {
    const [id] = await queue(await makeViewer(), 1);
    for (let i = 0; i < 20; i++) {
      const hint = await db.$queryRaw`
        UPDATE videos SET next_at = now() WHERE id = ${id}::uuid RETURNING next_at <= now() AS due`;
      expect(hint).toEqual([{ due: true }]);
    }
  });

  it("is not given for an engine that asked for quiet", async () => {
    await queue(await makeViewer(), 1);
    await holdEngine({ engine: "demo", probe: false }, 60);
    expect(await claimDue({ limit: 1 })).toEqual([]);
    await db.$executeRaw`UPDATE engine_holds SET until = now() - interval '1 second'`;
    expect(await claimDue({ limit: 1 })).toHaveLength(1);
  });

  it("is given to one video alone after the quiet, and to all once that one had its answer", async () => {
    await queue(await makeViewer(), 3);
    await db.$executeRaw`UPDATE videos SET status = 'running', next_at = now() - interval '1 second'`;
    await holdEngine({ engine: "demo", probe: false }, 60);
    await db.$executeRaw`UPDATE engine_holds SET until = now() - interval '1 second'`;
    expect(await claimDue({ limit: 3 })).toMatchObject([{ probe: true }]);
    expect(await claimDue({ limit: 3 })).toEqual([]);
    await endHold("demo");
    expect(await claimDue({ limit: 3 })).toMatchObject([{ probe: false }, { probe: false }]);
  });
});
