import { ensureBucket, putObject } from "@/lib/storage";
import { archiveClip } from "@/lib/videos/archive";
import type { Bench } from "./bench";
import { compare, timed } from "./bench";
import { mib, plainCopy, startClipServer } from "./clip-server";

const bytes = 200 * mib;
const rounds = 5;

/** The whole copy with its counting, hashing and checking; its pictures are flat, for drawing them is not copying. */
export default {
  async run() {
    await ensureBucket();
    const server = await startClipServer(bytes, { width: 256, height: 16 });
    const signal = new AbortController().signal;
    const ours = () => timed(() => archiveClip({ ...plainCopy(), engine: server.engine }));
    const plain = () =>
      timed(async () => {
        const { body } = await server.engine.open({ id: "job" }, "video", signal);
        const whole = Buffer.from(await new Response(body).arrayBuffer());
        await putObject(`bench/${crypto.randomUUID()}.mp4`, whole, "video/mp4");
      });
    await ours(); // loads the decoders
    await plain();
    const [ourMs, plainMs] = await compare(rounds, ours, plain);
    server.close();
    const speed = (ms: number) => `${(bytes / mib / (ms / 1000)).toFixed(0)} MiB/s`;
    return [
      {
        what: "copying a clip of 200 MiB",
        ours: speed(ourMs),
        other: `${speed(plainMs)}, fetch → one PutObject`,
        ratio: plainMs / ourMs,
        target: { atLeast: 0.8 },
      },
    ];
  },
} satisfies Bench;
