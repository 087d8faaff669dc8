import { spawn } from "node:child_process";
import { once } from "node:events";
import { ensureBucket } from "@/lib/storage";
import type { Bench } from "./bench";
import { compare } from "./bench";
import { mib, startClipServer } from "./clip-server";

const rounds = 3;

/** Growth of a fresh process's resident memory while it copies one clip. */
async function growth(baseUrl: string): Promise<number> {
  // As scripts/launch/serve.ts starts the studio.
  const args = ["--expose-gc", "--conditions=react-server", "--import", "tsx", "scripts/bench/copy-once.ts"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await once(child, "message");
  child.send({ baseUrl });
  const [{ grown }] = (await once(child, "message")) as [{ grown: number }];
  await once(child, "exit");
  return grown;
}

export default {
  async run() {
    await ensureBucket();
    const [large, small] = [await startClipServer(200 * mib), await startClipServer(5 * mib)];
    const [largeGrowth, smallGrowth] = await compare(
      rounds,
      () => growth(large.url),
      () => growth(small.url),
    );
    large.close();
    small.close();
    const size = (bytes: number) => `${(bytes / mib).toFixed(0)} MiB`;
    return [
      {
        what: "memory a copy takes, 200 MiB and 5 MiB",
        ours: size(largeGrowth),
        other: size(smallGrowth),
        ratio: largeGrowth / smallGrowth,
        target: { atMost: 1.5 },
      },
    ];
  },
} satisfies Bench;
