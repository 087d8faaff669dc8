import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { registerMediabunnyServer } from "@mediabunny/server";
import {
  AudioSample,
  AudioSampleSource,
  BufferTarget,
  Mp4OutputFormat,
  Output,
  type Rotation,
  VideoSample,
  VideoSampleSource,
} from "mediabunny";
import { createVideosApiEngine } from "@/lib/engines/openai";

// For tests: small real clips, and an engine reached over HTTP that can do anything on its content route.

const fps = 12;

interface ClipOptions {
  seconds?: number;
  width?: number;
  height?: number;
  video?: boolean;
  /** As of a phone held upright: stored lying, shown turned clockwise. The left half of what is stored stays black. */
  rotation?: Rotation;
}

/** An MP4 whose picture goes from black to white over its length, ready to stream (faststart). */
export async function renderClip(options: ClipOptions = {}): Promise<Buffer> {
  const { seconds = 1, width = 320, height = 180, video = true, rotation = 0 } = options;
  registerMediabunnyServer({ hardwareContext: null });
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target: new BufferTarget() });
  const pictures = new VideoSampleSource({ codec: "avc", bitrate: 300_000, keyFrameInterval: 2 });
  const sound = new AudioSampleSource({ codec: "aac", bitrate: 64_000 });
  if (video) output.addVideoTrack(pictures, { frameRate: fps, rotation });
  else output.addAudioTrack(sound);
  await output.start();
  if (video) {
    for (let frame = 0; frame < seconds * fps; frame++) {
      const grey = Math.round((255 * frame) / (seconds * fps - 1));
      const data = Buffer.alloc(width * height * 4, grey);
      if (rotation) for (let row = 0; row < height; row++) data.fill(0, row * width * 4, (row + 0.5) * width * 4);
      const time = { timestamp: frame / fps, duration: 1 / fps };
      using sample = new VideoSample(data, { format: "RGBA", codedWidth: width, codedHeight: height, ...time });
      await pictures.add(sample);
    }
  } else {
    const data = new Float32Array(48_000 * seconds);
    using sample = new AudioSample({ data, format: "f32", numberOfChannels: 1, sampleRate: 48_000, timestamp: 0 });
    await sound.add(sample);
  }
  await output.finalize();
  return Buffer.from(output.target.buffer ?? new ArrayBuffer());
}

/** The same clip made `bytes` long by an empty box at its end: big for the store, quick to render. */
export function padClip(clip: Buffer, bytes: number): Buffer {
  const free = Buffer.alloc(bytes - clip.length);
  free.writeUInt32BE(free.length);
  free.write("free", 4);
  return Buffer.concat([clip, free]);
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A Videos API server whose /content route does what `answer` says, and the real adapter in front of it. */
export async function startContentServer() {
  const state = { answer: ((response) => response.end()) as Answer, open: 0, requests: [] as string[] };
  const server = createServer((request, response) => {
    state.requests.push(request.url ?? "");
    state.open += 1;
    response.on("close", () => {
      state.open -= 1;
    });
    state.answer(response, request);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v1`;
  const engine = createVideosApiEngine({
    id: "test",
    label: "Test",
    demo: false,
    baseUrl: url,
    apiKey: "test",
    idempotent: false,
    callbacks: false,
  });
  return Object.assign(state, {
    url,
    engine,
    close() {
      server.close();
      server.closeAllConnections();
    },
  });
}
