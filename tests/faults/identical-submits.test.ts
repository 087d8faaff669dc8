import { expect, it } from "vitest";
import { db } from "@/lib/db";
import { uniquePrompt } from "@/tests/support/studio";
import { expectSound, paidStarts } from "./support/expect-sound";
import { untilSettled, withRig } from "./support/rig";
import { amount } from "./support/scale";

const rig = withRig();
const requests = amount("REQUESTS", { small: 3, full: 50 });
const copies = 100;

it(`${requests} requests sent ${copies} times each at once make ${requests} paid starts`, async () => {
  const fronts = [rig.startFront(), rig.startFront()];
  await Promise.all(fronts.map((front) => front.ready));
  const prompts = Array.from({ length: requests }, () => uniquePrompt());
  for (const prompt of prompts) {
    const answers = await Promise.all(
      Array.from({ length: copies }, (_, i) => fronts[i % 2]?.create(rig.viewer, prompt)),
    );
    expect(new Set(answers.map((video) => video?.id)).size).toBe(1);
  }
  const [first = "", second = ""] = prompts;
  await expect(fronts[0]?.create(rig.viewer, second, { requestId: first })).rejects.toMatchObject({
    code: "request_id_reused",
  });

  rig.startWorker();
  await untilSettled();
  expect(await paidStarts(rig.engine)).toEqual(new Map(prompts.map((prompt) => [prompt, 1])));
  expect(await db.usage.count({ where: { state: "settled" } })).toBe(requests);
  await expectSound(rig.engine);
});
