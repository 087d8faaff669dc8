import { afterEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db";
import { headObject } from "@/lib/storage";
import { acceptedStarts, armFault, makeViewer, uniquePrompt } from "@/tests/support/studio";
import { advance } from "./advance";
import { assetKeys } from "./archive";
import { claimDue } from "./claim";
import { createVideo } from "./create";
import { retryVideo } from "./retry";

// Guards that stand behind other guards: each is tested alone here, where the others cannot help it.

async function queueOne() {
  const viewer = await makeViewer();
  const prompt = uniquePrompt();
  const { id } = await createVideo(viewer, { requestId: "r", prompt, seconds: 4 });
  return { viewer, id, prompt };
}

async function claimOne() {
  const [video] = await claimDue({ limit: 1 });
  if (!video) throw new Error("nothing to claim");
  return video;
}

const read = (id: string) => db.video.findUniqueOrThrow({ where: { id }, include: { events: true } });
afterEach(() => db.video.deleteMany());

describe("the database by itself", () => {
  it("refuses a second video for one request", async () => {
    const { events: _, ...video } = await read((await queueOne()).id);
    const twin = { ...video, id: crypto.randomUUID(), engineRef: undefined };
    await expect(db.video.create({ data: twin })).rejects.toMatchObject({ code: "P2002" });
  });

  it("gives an engine's job to one video only", async () => {
    const ids = [(await queueOne()).id, (await queueOne()).id];
    const [first, second] = ids.map((id) => () => db.video.update({ where: { id }, data: { engineKey: "demo:one" } }));
    await first?.();
    await expect(second?.()).rejects.toMatchObject({ code: "P2002" });
  });
});

it("a new attempt gives back what is still held for the one before", async () => {
  const { viewer, id } = await queueOne();
  await db.$executeRaw`UPDATE videos SET status = 'failed', next_at = NULL WHERE id = ${id}::uuid`;
  await retryVideo(viewer, { videoId: id, attempt: 1, priceMicros: 400_000 });
  expect(await db.usage.findMany({ where: { videoId: id }, orderBy: { attempt: "asc" } })).toMatchObject([
    { attempt: 1, state: "released", closedAt: expect.any(Date) },
    { attempt: 2, state: "held", closedAt: null },
  ]);
});

describe("a lease", () => {
  it("that ran out keeps its process from calling the engine", async () => {
    const { id, prompt } = await queueOne();
    const video = await claimOne();
    await db.$executeRaw`UPDATE videos SET lease_until = now() - interval '1 second' WHERE id = ${id}::uuid`;
    await advance(video);
    expect(await acceptedStarts(prompt)).toEqual([]);
  });

  it("that ran out keeps its process from asking by key, too", async () => {
    const { id, prompt } = await queueOne();
    await db.$executeRaw`
      UPDATE videos SET status = 'uncertain', attempt_id = gen_random_uuid(), started_at = now() WHERE id = ${id}::uuid`;
    const video = await claimOne();
    await db.$executeRaw`UPDATE videos SET lease_until = now() - interval '1 second' WHERE id = ${id}::uuid`;
    await advance(video);
    expect(await acceptedStarts(prompt)).toEqual([]);
  });

  it("that was lost during a copy lets nothing become visible", async () => {
    const { id, prompt } = await queueOne();
    await armFault({ kind: "delay", ms: 400, match: { prompt, route: "content" }, times: 1 });
    await advance(await claimOne());
    await expect.poll(() => acceptedStarts(prompt), { timeout: 20_000 }).toMatchObject([{ status: "completed" }]);
    await db.$executeRaw`UPDATE videos SET status = 'copying', next_at = now() WHERE id = ${id}::uuid`;
    const copy = advance(await claimOne());
    await db.$executeRaw`UPDATE videos SET lease_token = gen_random_uuid() WHERE id = ${id}::uuid`;
    await copy;
    expect(await headObject(assetKeys(id).video)).toBeNull();
    expect((await read(id)).status).toBe("copying");
  });

  it("found dead over a start makes it unconfirmed, never queued again", async () => {
    const { id } = await queueOne();
    await db.$executeRaw`
      UPDATE videos SET status = 'starting', attempt_id = gen_random_uuid(), lease_token = gen_random_uuid(),
        lease_until = now() - interval '1 second', next_at = now() WHERE id = ${id}::uuid`;
    await advance(await claimOne());
    expect(await read(id)).toMatchObject({ status: "uncertain", leaseToken: null });
  });

  it("is not given while another holds it, though a webhook says to look now", async () => {
    const { id } = await queueOne();
    await db.$executeRaw`UPDATE videos SET status = 'running' WHERE id = ${id}::uuid`;
    await claimOne();
    await db.$executeRaw`UPDATE videos SET next_at = now() WHERE id = ${id}::uuid`;
    expect(await claimDue({ limit: 1 })).toEqual([]);
  });
});
