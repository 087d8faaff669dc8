import { expect, it, onTestFinished, vi } from "vitest";
import { db } from "@/lib/db";
import { queueOne, read } from "@/tests/support/lifecycle";
import { armFault } from "@/tests/support/studio";
import { startTicker } from "./ticker";

it("goes on while a sweep waits for an engine", async () => {
  vi.stubEnv("TICK_SECONDS", "1");
  const { id: canceled } = await queueOne();
  await armFault({ kind: "delay", ms: 8_000, times: 2, match: { route: "delete", id: canceled } });
  await db.video.update({
    where: { id: canceled },
    data: { status: "canceled", nextAt: null, cleanupAt: new Date(), engineRef: { id: canceled } },
  });
  const stop = startTicker();
  onTestFinished(stop); // other files' clips are none of its business
  // The first tick is over, and the sweep is at the engine that does not answer.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { id } = await queueOne();
  await expect.poll(async () => (await read(id)).status, { timeout: 4_000 }).not.toBe("queued");
  expect((await read(canceled)).cleanupAt).not.toBeNull();
});
