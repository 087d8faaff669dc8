import { afterEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/db";
import { days, queueOne } from "@/tests/support/lifecycle";
import { makeViewer } from "@/tests/support/studio";
import { cancelVideo } from "./cancel";
import { claimDue } from "./claim";
import { trashVideos } from "./delete";
import { sweep } from "./sweep";

afterEach(async () => {
  vi.useRealTimers();
  await db.video.deleteMany();
  await db.engineHold.deleteMany();
});

describe("the app's clock", () => {
  const atWrongTime = async <T>(ms: number, work: () => Promise<T>) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
    try {
      return await work();
    } finally {
      vi.useRealTimers();
    }
  };
  it("empties nobody's trash", async () => {
    const { viewer, id } = await queueOne();
    await cancelVideo(viewer, id);
    await atWrongTime(-40 * days, () => trashVideos(viewer, [id]));
    await sweep();
    expect(await db.video.findUnique({ where: { id } })).not.toBeNull();
  });
  it("does not get around the budget", async () => {
    const viewer = await makeViewer({ budgetMicros: 400_000 });
    await atWrongTime(-40 * days, () => queueOne({ viewer }));
    await expect(queueOne({ viewer })).rejects.toMatchObject({ code: "budget_exceeded" });
  });
  it("keeps nothing waiting", async () => {
    await atWrongTime(3_600_000, () => queueOne());
    expect(await claimDue({ limit: 1 })).toHaveLength(1);
  });
});
