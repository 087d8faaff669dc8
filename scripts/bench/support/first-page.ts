import { fork } from "node:child_process";
import { once } from "node:events";
import { stopChild } from "../../embedded/processes";
import { onStop } from "../../launch/stopping";

/** A server's work for the library's first page, in a process of its own on this database. Gives milliseconds. */
export async function startFirstPage({ url, userId }: { url: string; userId: string }): Promise<() => Promise<number>> {
  const child = fork("scripts/bench/support/first-page-process.ts", [userId], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, DATABASE_URL: url },
  });
  onStop(() => stopChild(child, "SIGTERM", 5_000));
  await once(child, "message");
  return async () => {
    child.send("again");
    const [milliseconds] = await once(child, "message");
    return milliseconds as number;
  };
}
