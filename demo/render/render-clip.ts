import fs from "node:fs/promises";
import { registerMediabunnyServer } from "@mediabunny/server";
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from "mediabunny";
import { dimensions } from "@/demo/catalog";
import { type Frame, makeFrame } from "@/demo/render/frame";
import { type Encoded, H264Encoder } from "@/demo/render/h264-encoder";
import { makeTile, tileCount, writeSpritesheet, writeThumbnail } from "@/demo/render/previews";
import type { RenderRequest } from "@/demo/render/renderer";
import { paintShots } from "@/demo/scene/paint-shots";
import { sampleRate, soundOf } from "@/demo/scene/sound";

registerMediabunnyServer({ hardwareContext: null });

export const framesPerSecond = 24;

/** Draws, encodes and writes one clip with its thumbnail and sprite sheet. The MP4 appears last, whole. */
export async function renderClip({ size, shots, quality, files }: RenderRequest): Promise<void> {
  const [width, height] = dimensions(size);
  const seconds = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const count = seconds * framesPerSecond;

  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  const video = new EncodedVideoPacketSource("avc");
  const audio = new AudioSampleSource({ codec: "aac", bitrate: 128_000 });
  output.addVideoTrack(video, { frameRate: framesPerSecond });
  output.addAudioTrack(audio);
  await output.start();
  await addSound(audio, soundOf(shots));

  const encoder = await H264Encoder.open(width, height, framesPerSecond);
  const write = async (encoded: Encoded[]) => {
    for (const { packet, meta } of encoded) await video.add(packet, meta);
  };
  const painter = await paintShots(width, height, shots);
  // Two frames: one is drawn while the other is encoded.
  const frames = [makeFrame(width, height), makeFrame(width, height)] as const;
  const tiles: Promise<Buffer>[] = [];
  const paintedEvery = quality === "full" ? 1 : framesPerSecond / 3;
  let encoding: Promise<void> = Promise.resolve();
  for (let i = 0; i < count; i++) {
    const painted = Math.floor(i / paintedEvery);
    const frame = frames[painted & 1] as Frame;
    if (i % paintedEvery === 0) painter.paint(frame, i, i / framesPerSecond);
    while (tiles.length < tileCount && i >= Math.floor((tiles.length * count) / tileCount)) tiles.push(makeTile(frame));
    if (i === Math.floor(count / 3)) await writeThumbnail(frame, files.thumbnail);
    await encoding;
    encoding = encoder.encode(frame, i).then(write);
  }
  await encoding;
  await write(await encoder.finish());
  encoder.close();
  video.close();
  await writeSpritesheet(frames[0], await Promise.all(tiles), files.spritesheet);
  await output.finalize();

  const part = `${files.video}.part`;
  await fs.writeFile(part, Buffer.from(target.buffer as ArrayBuffer));
  await fs.rename(part, files.video);
}

async function addSound(audio: AudioSampleSource, data: Float32Array): Promise<void> {
  const sample = new AudioSample({ data, format: "f32", numberOfChannels: 2, sampleRate, timestamp: 0 });
  await audio.add(sample);
  sample.close();
  audio.close();
}
