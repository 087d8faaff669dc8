import { expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { queueOne, read, step } from "@/tests/support/lifecycle";

// Somebody's own engine, of which nobody has said how long it takes.
vi.stubEnv("EMBEDDED", "database,storage");
vi.stubEnv("OPENAI_VIDEO_MODELS", JSON.stringify([{ id: "demo-1", sizes: ["720x720"], seconds: [4] }]));

/** Seconds from a start to the first look at it. */
async function firstLook(): Promise<number> {
  const { id } = await queueOne();
  await step();
  const { status, acceptedAt, nextAt } = await read(id);
  expect(status).toBe("running");
  await db.video.update({ where: { id }, data: { status: "completed", nextAt: null, completedAt: new Date() } });
  return ((nextAt?.getTime() ?? 0) - (acceptedAt?.getTime() ?? 0)) / 1000;
}

it("the first clips of an unknown engine are looked at soon, later ones when they should be done", async () => {
  expect(await firstLook()).toBeCloseTo(5, 1);
  for (let i = 0; i < 2; i++) await firstLook();
  await db.video.updateMany({ data: { engineMs: 40_000 } });
  expect(await firstLook()).toBeCloseTo(22, 1);
});
