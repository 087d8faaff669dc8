import { registerMediabunnyServer } from "@mediabunny/server";
import { ALL_FORMATS, AudioSampleSink, BufferSource, Input, VideoSampleSink } from "mediabunny";

registerMediabunnyServer({ hardwareContext: null });

/** What a clip's bytes say it is, and some of its pictures as RGB. */
export async function readClip(bytes: Uint8Array) {
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const video = await input.getPrimaryVideoTrack();
  const audio = await input.getPrimaryAudioTrack();
  if (!video || !audio) throw new Error("The clip lacks a track.");
  return {
    seconds: await input.computeDuration(),
    width: video.displayWidth,
    height: video.displayHeight,
    codecs: [video.codec, audio.codec],
    framesPerSecond: (await video.computePacketStats()).averagePacketRate,
  };
}

/** The picture at a moment, as RGBA. */
export async function readPicture(bytes: Uint8Array, time: number): Promise<Buffer> {
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const sample = track && (await new VideoSampleSink(track).getSample(time));
  if (!sample) throw new Error(`No picture at ${time} s.`);
  const pixels = Buffer.alloc(sample.allocationSize({ format: "RGBA" }));
  await sample.copyTo(pixels, { format: "RGBA" });
  sample.close();
  return pixels;
}

/** Mean distance of two pictures per channel, 0 to 255. */
export function difference(a: Buffer, b: Buffer): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs((a[i] as number) - (b[i] as number));
  return sum / a.length;
}

/** Root mean square of the sound, 0 to 1. */
export async function loudness(bytes: Uint8Array): Promise<number> {
  using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  if (!track) return 0;
  let sum = 0;
  let count = 0;
  for await (const sample of new AudioSampleSink(track).samples()) {
    const data = new Float32Array(sample.numberOfFrames);
    sample.copyTo(data, { format: "f32-planar", planeIndex: 0 });
    for (const value of data) sum += value * value;
    count += data.length;
    sample.close();
  }
  return Math.sqrt(sum / count);
}
