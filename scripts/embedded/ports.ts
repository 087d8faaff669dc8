import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** Whether something could listen on this address now. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/** Below the ports that systems give to outgoing connections: nobody's request takes one before it is listened on. */
const [FIRST, LAST] = [20_000, 32_000];

/** `preferred` while nobody else has it, else any free port. */
export async function chooseFreePort(preferred?: number, host = "127.0.0.1"): Promise<number> {
  if (preferred && (await isFree(preferred, host))) return preferred;
  for (let tries = 0; tries < 100; tries++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`);
}
