// One process of the app as the fault tests run it: moves on what is due (TICK_SECONDS) and does what it is told over
// IPC, until it is killed. CRASH_AT names the point where it kills itself.
import "./support/shift-clock";
import { flushCompileCache } from "node:module";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { advanceDue } from "@/lib/videos/advance";
import { cancelVideo } from "@/lib/videos/cancel";
import { createVideo } from "@/lib/videos/create";
import { deleteForever, trashVideos } from "@/lib/videos/delete";
import { receiveWebhook } from "@/lib/videos/receive-webhook";
import { retryVideo } from "@/lib/videos/retry";
import { sweep } from "@/lib/videos/sweep";
import { startTicker } from "@/lib/videos/ticker";

const calls = {
  advanceDue,
  cancelVideo,
  createVideo,
  deleteForever,
  retryVideo,
  sweep,
  trashVideos,
  receiveWebhook: (body: string, headers: Record<string, string>, attempt: string | null) =>
    receiveWebhook(body, new Headers(headers), attempt),
};

export type Calls = typeof calls;
export type CallMessage = { id: number; name: keyof Calls; args: unknown[] };
export type ReplyMessage = { id: number; value?: unknown; error?: { code?: string; message: string } };

log.level = env().LOG_LEVEL;
process.on("disconnect", () => process.exit());
process.on("error", () => process.exit()); // the test ended while this process was starting
process.on("message", async ({ id, name, args }: CallMessage) => {
  const run = calls[name] as (...args: unknown[]) => Promise<unknown>;
  const reply: ReplyMessage = await run(...args).then(
    (value) => ({ id, value }),
    (error) => ({ id, error: { code: error.code, message: String(error.message) } }),
  );
  process.send?.(reply);
});
flushCompileCache(); // the next one starts sooner; a killed process leaves nothing at its end
startTicker();
process.send?.({ id: 0 } satisfies ReplyMessage);
