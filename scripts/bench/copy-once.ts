// A process of its own for memory.bench.ts: copies one clip and says by how many bytes its memory grew at most.
import { archiveClip } from "@/lib/videos/archive";
import { plainCopy } from "./clip-server";

process.once("message", async ({ baseUrl }: { baseUrl: string }) => {
  const { createVideosApiEngine } = await import("@/lib/engines/openai");
  const options = { id: "bench", label: "Bench", demo: false, apiKey: "bench", idempotent: false, callbacks: false };
  const engine = createVideosApiEngine({ ...options, baseUrl });
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 2);
  await archiveClip({ ...plainCopy(), engine });
  clearInterval(timer);
  process.send?.({ grown: Math.max(peak, process.memoryUsage.rss()) - before });
  process.disconnect();
});
process.send?.("ready");
