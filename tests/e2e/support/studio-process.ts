import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** A studio of its own, started as `npm start` does, that can be killed and started again on the same data. */
export interface StudioProcess {
  url: string;
  start(): Promise<void>;
  /** SIGKILL to the launcher: everything it started must end or be taken over by the next start. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

export async function prepareStudio(env: Record<string, string> = {}): Promise<StudioProcess> {
  const data = await mkdtemp(join(tmpdir(), "dailies-e2e-"));
  // Run by root, PostgreSQL is another user, who must be able to walk in.
  await chmod(data, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = "";

  const ended = () => !child || child.exitCode !== null || child.signalCode !== null;
  const stop = async (signal: NodeJS.Signals) => {
    if (ended()) return;
    const gone = new Promise((done) => child?.once("exit", done));
    child?.kill(signal);
    await gone;
  };

  return {
    url,
    async start() {
      output = "";
      const node = ["--conditions=react-server", "--import", "tsx", "scripts/start.ts"];
      child = spawn(process.execPath, node, {
        cwd: resolve("."),
        env: { ...process.env, NODE_OPTIONS: "", DATA_DIR: data, PORT: String(port), HOST: "127.0.0.1", ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
      while (!(await fetch(`${url}/api/health`).catch(() => null))?.ok) {
        if (ended()) throw new Error(`The studio did not start:\n${output}`);
        await new Promise((done) => setTimeout(done, 100));
      }
    },
    async kill() {
      await stop("SIGKILL");
      // The port is free once the server noticed that its parent is gone.
      while (
        await fetch(url).then(
          () => true,
          () => false,
        )
      )
        await new Promise((done) => setTimeout(done, 50));
    },
    async remove() {
      await stop("SIGTERM");
      await rm(data, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
