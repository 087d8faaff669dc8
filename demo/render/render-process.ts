import { renderClip } from "@/demo/render/render-clip";
import type { RenderReply, RenderRequest } from "@/demo/render/renderer";

/** The child process behind `Renderer`: one clip per message, one answer per clip. */
process.on("message", async (request: RenderRequest) => {
  const reply: RenderReply = { id: request.id };
  try {
    await renderClip(request);
  } catch (error) {
    reply.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  process.send?.(reply);
});

// The server is gone, whatever the reason: nobody waits for this clip.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group; the server decides when to stop.
process.on("SIGINT", () => {});
