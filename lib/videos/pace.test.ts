import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { roomForMore, takingOn } from "./pace";

/** The room after a stretch of time in which the event loop was idle or busy. */
async function roomAfter(how: "idle" | "busy"): Promise<number> {
  if (how === "idle") await sleep(220);
  const end = performance.now() + 220;
  while (how === "busy" && performance.now() < end);
  return roomForMore(100);
}

it("takes on more and more while there is time to spare, and half as much when there is none", async () => {
  await roomAfter("idle");
  const rooms = [await roomAfter("idle"), await roomAfter("idle"), await roomAfter("idle"), await roomAfter("idle")];
  expect(rooms).toEqual([...rooms].sort((a, b) => a - b));
  expect(rooms[3]).toBe((rooms[0] as number) + 3);
  expect(await roomAfter("busy")).toBe((rooms[3] as number) >> 1);
  for (let i = 0; i < 8; i++) await roomAfter("busy");
  expect(await roomAfter("busy")).toBe(1);
});

it("counts what is under way, and no caller gets more than it asked for", async () => {
  await roomAfter("idle");
  const before = await roomAfter("idle");
  expect(roomForMore(1)).toBe(1);
  let finish = () => {};
  const work = takingOn(new Promise<void>((done) => (finish = done)));
  expect(roomForMore(100)).toBe(before - 1);
  finish();
  await work;
  expect(roomForMore(100)).toBe(before);
});
