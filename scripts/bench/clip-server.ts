import { renderClip, startContentServer } from "@/lib/videos/media/testing";

export const mib = 1024 * 1024;

/** An engine whose clips are `bytes` long, written as fast as they are read: four seconds of film, then an empty box. */
export async function startClipServer(bytes: number, { width = 1280, height = 720 } = {}) {
  const clip = await renderClip({ seconds: 4, width, height });
  const header = Buffer.alloc(8);
  header.writeUInt32BE(bytes - clip.length);
  header.write("free", 4);
  const head = Buffer.concat([clip, header]);
  const chunk = Buffer.alloc(256 * 1024);
  const server = await startContentServer();
  server.answer = async (response) => {
    response.writeHead(200, { "content-type": "video/mp4", "content-length": bytes });
    response.write(head);
    for (let left = bytes - head.length; left > 0; left -= chunk.length) {
      if (!response.write(chunk.subarray(0, left))) await new Promise((resolve) => response.once("drain", resolve));
    }
    response.end();
  };
  return server;
}

/** The arguments of archiveClip that are the same for every bench. */
export const plainCopy = () => ({
  videoId: crypto.randomUUID(),
  reference: { id: "job" },
  expectSeconds: 4,
  signal: new AbortController().signal,
});
