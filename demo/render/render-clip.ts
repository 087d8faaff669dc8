import fs from "node:fs/promises";
import { registerMediabunnyServer } from "@mediabunny/server";
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  Mp4OutputFormat,
  Output,
  VideoSample,
  VideoSampleSource,
} from "mediabunny";
import { dimensions } from "@/demo/catalog";
import { makeFrame } from "@/demo/render/frame";
import { makeTile, tileCount, writeSpritesheet, writeThumbnail } from "@/demo/render/previews";
import type { RenderRequest } from "@/demo/render/renderer";
import { paintShots } from "@/demo/scene/paint-shots";
import { sampleRate, soundOf } from "@/demo/scene/sound";

registerMediabunnyServer({ hardwareContext: null });

export const framesPerSecond = 24;

const colorSpace = { primaries: "bt709", transfer: "bt709", matrix: "bt709", fullRange: false } as const;

/** Draws, encodes and writes one clip with its thumbnail and sprite sheet. The MP4 appears last, whole. */
export async function renderClip({ size, shots, files }: RenderRequest): Promise<void> {
  const [width, height] = dimensions(size);
  const seconds = shots.reduce((sum, shot) => sum + shot.seconds, 0);
  const count = seconds * framesPerSecond;

  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  // Bits in proportion to the picture: 7 Mbit/s at 1280x720.
  const bitrate = Math.round(7.6 * width * height);
  const video = new VideoSampleSource({ codec: "avc", bitrate, keyFrameInterval: 1, latencyMode: "realtime" });
  const audio = new AudioSampleSource({ codec: "aac", bitrate: 128_000 });
  output.addVideoTrack(video, { frameRate: framesPerSecond });
  output.addAudioTrack(audio);
  await output.start();

  await addSound(audio, soundOf(shots));

  const painter = await paintShots(width, height, shots);
  const frame = makeFrame(width, height);
  const tiles: Promise<Buffer>[] = [];
  for (let i = 0; i < count; i++) {
    painter.paint(frame, i, i / framesPerSecond);
    while (tiles.length < tileCount && i >= Math.floor((tiles.length * count) / tileCount)) tiles.push(makeTile(frame));
    if (i === Math.floor(count / 3)) await writeThumbnail(frame, files.thumbnail);
    const timestamp = i / framesPerSecond;
    const data = frame.data.slice();
    const sample = new VideoSample(data, {
      format: "I420",
      codedWidth: width,
      codedHeight: height,
      timestamp,
      duration: 1 / framesPerSecond,
      colorSpace,
    });
    await video.add(sample);
    sample.close();
  }
  await writeSpritesheet(frame, await Promise.all(tiles), files.spritesheet);
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
