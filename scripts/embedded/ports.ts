import { createServer } from "node:net";

/** Whether something could listen on this address now. */
export function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(true)));
  });
}

/** `preferred` while nobody else has it, else any free port. */
export async function chooseFreePort(preferred?: number, host = "127.0.0.1"): Promise<number> {
  if (preferred && (await isFree(preferred, host))) return preferred;
  return new Promise((done, failed) => {
    const server = createServer();
    server.once("error", failed);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => (address && typeof address === "object" ? done(address.port) : failed(new Error("no port"))));
    });
  });
}
