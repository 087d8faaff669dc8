import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { queueOne, read } from "@/tests/support/lifecycle";
import { makeViewer } from "@/tests/support/studio";
import { cancelVideo } from "./cancel";
import { claimDue } from "./claim";
import { move } from "./move";

it("is not refused while the start settles", async () => {
  const viewer = await makeViewer({ unlimited: true });
  for (let round = 0; round < 60; round++) {
    const { id } = await queueOne({ viewer });
    const [video] = await claimDue({ limit: 1 });
    const lease = video?.leaseToken ?? "";
    await move({ id, from: "queued", to: "starting", reason: "test", lease });
    const set = { engineKey: `demo:${id}`, engineRef: { id } };
    const settled = sleep(Math.random() * 6).then(() =>
      move({ id, from: "starting", to: "running", reason: "test", lease, nextIn: 60, set }),
    );
    await cancelVideo(viewer, id);
    await settled;
    const { status, cancelRequestedAt } = await read(id);
    expect(status === "canceled" || cancelRequestedAt !== null).toBe(true);
  }
});
