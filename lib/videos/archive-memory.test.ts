import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { archiveClip } from "./archive";
import { renderClip, startContentServer } from "./media/testing";

const mib = 1024 * 1024;
let server: Awaited<ReturnType<typeof startContentServer>>;
let clip: Buffer;

beforeAll(async () => {
  server = await startContentServer();
  clip = await renderClip({ seconds: 4 });
});
afterAll(() => server.close());

/** The clip, then an empty box that makes it `bytes` long, written as fast as it is read. */
async function send(response: ServerResponse, bytes: number) {
  response.writeHead(200, { "content-type": "video/mp4", "content-length": bytes });
  const header = Buffer.alloc(8);
  header.writeUInt32BE(bytes - clip.length);
  header.write("free", 4);
  response.write(Buffer.concat([clip, header]));
  const chunk = Buffer.alloc(256 * 1024);
  for (let left = bytes - clip.length - 8; left > 0; left -= chunk.length) {
    if (!response.write(chunk.subarray(0, left))) await new Promise((resolve) => response.once("drain", resolve));
  }
  response.end();
}

/** The most memory this process held while copying a clip of this length; the least of three tries, as garbage comes and goes. */
async function peakOfCopying(bytes: number): Promise<number> {
  const peaks = [await peakOfOne(bytes), await peakOfOne(bytes), await peakOfOne(bytes)];
  return Math.min(...peaks);
}

async function peakOfOne(bytes: number): Promise<number> {
  server.answer = (response) => void send(response, bytes);
  let peak = 0;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, 5);
  const { signal } = new AbortController();
  const job = { engine: server.engine, reference: { id: "job" }, expectSeconds: 4, signal };
  const { assets } = await archiveClip({ videoId: randomUUID(), ...job, onProgress: sample });
  clearInterval(timer);
  expect(assets[0]?.bytes).toBe(bytes);
  return peak;
}

test("a clip twenty times as long takes hardly more memory", async () => {
  await peakOfCopying(20 * mib); // loads the decoders and fills the pools
  const small = await peakOfCopying(5 * mib);
  const large = await peakOfCopying(100 * mib);
  expect((large - small) / mib).toBeLessThan(50);
});
