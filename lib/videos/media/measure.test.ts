import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { type MeasureOptions, measure } from "./measure";

const box = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0isomavc1`, "latin1");
const mp4 = Buffer.concat([box("isom"), Buffer.alloc(1000, 7)]);

/** Runs a body of these chunks through `measure` and tells how it ended and whether the source was canceled. */
async function run(chunks: Buffer[], options: Partial<MeasureOptions> = {}, ends = true) {
  let canceled = false;
  let pulls = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[pulls++];
        if (chunk) controller.enqueue(chunk);
        else if (ends) controller.close();
        else return new Promise(() => {});
      },
      cancel() {
        canceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const { body, result } = measure(source, { promised: null, ...options });
  const passed: Uint8Array[] = [];
  const failure = await (async () => {
    for await (const chunk of body) passed.push(chunk);
  })().catch((error) => error);
  return { failure, canceled, passed: Buffer.concat(passed), result };
}

test("a good body passes unchanged, counted and hashed", async () => {
  const { failure, passed, result } = await run([mp4.subarray(0, 3), mp4.subarray(3)], { promised: mp4.length });
  expect(failure).toBeUndefined();
  expect(passed.equals(mp4)).toBe(true);
  expect(result()).toEqual({ bytes: mp4.length, sha256: createHash("sha256").update(mp4).digest("hex") });
});

test.each<[string, string, Buffer[], Partial<MeasureOptions>]>([
  ["shorter than promised", "fetch", [mp4], { promised: mp4.length + 1 }],
  ["longer than promised", "fetch", [mp4, Buffer.alloc(1)], { promised: mp4.length }],
  ["empty", "fetch", [], {}],
  ["empty, as promised", "fetch", [], { promised: 0 }],
  ["over the cap", "bad_file", [mp4], { maxBytes: mp4.length - 1 }],
  ["too short to tell", "bad_file", [mp4.subarray(0, 11)], {}],
  ["a web page", "bad_file", [Buffer.from("<!doctype html><html></html>")], {}],
  ["an AVI", "bad_file", [Buffer.from("RIFF\x10\0\0\0AVI LIST....", "latin1")], {}],
  ["an AVIF picture", "bad_file", [box("avif")], {}],
])("a body that is %s ends with an error: %s", async (_, reason, chunks, options) => {
  expect((await run(chunks, options)).failure).toMatchObject({ name: "ArchiveError", reason });
});

test.each<[string, Partial<MeasureOptions>]>([
  ["less than it must within each window", { windowMs: 40, windowBytes: 200 }],
  ["for longer than it may in all", { totalMs: 100 }],
])("a source that sends %s is given up and canceled", async (_, options) => {
  let canceled = false;
  const drops = [mp4.subarray(0, 100), ...Array.from({ length: 100 }, () => Buffer.alloc(5))];
  const source = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await sleep(5);
        controller.enqueue(drops.shift() ?? Buffer.alloc(5));
      },
      cancel() {
        canceled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const { body } = measure(source, { promised: null, ...options });
  const failure = await new Response(body).arrayBuffer().catch((error) => error);
  expect(failure).toMatchObject({ name: "ArchiveError", reason: "fetch" });
  await expect.poll(() => canceled).toBe(true);
});

test("a slow store does not make a quick source a trickle", async () => {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of [mp4.subarray(0, 500), mp4.subarray(500)]) controller.enqueue(part);
      controller.close();
    },
  });
  const { body } = measure(source, { promised: null, totalMs: 100, windowMs: 50, windowBytes: mp4.length });
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    await sleep(120);
  }
  expect(bytes).toBe(mp4.length);
});

test("a source that goes silent is given up and canceled", async () => {
  const { failure, canceled } = await run([mp4], { idleMs: 30 }, false);
  expect(failure).toMatchObject({ reason: "fetch" });
  expect(canceled).toBe(true);
});

test("a slow reader is no silent source", async () => {
  const source = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(mp4);
      controller.close();
    },
  });
  const reader = measure(source, { promised: null, idleMs: 20 }).body.getReader();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await reader.read()).value).toHaveLength(mp4.length);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await reader.read()).done).toBe(true);
});

test("a body that is refused or left cancels its source", async () => {
  expect((await run([Buffer.from("<!doctype html><html></html>")], {}, false)).canceled).toBe(true);
  let canceled = false;
  const source = new ReadableStream<Uint8Array>({
    cancel() {
      canceled = true;
    },
  });
  await measure(source, { promised: null }).body.cancel();
  expect(canceled).toBe(true);
});
