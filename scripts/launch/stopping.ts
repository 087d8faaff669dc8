import type { ChildProcess } from "node:child_process";

// What must be stopped before this process may end, latest first.
const stops: (() => unknown)[] = [];
let stopping: Promise<void> | null = null;

export function onStop(stop: () => unknown): void {
  stops.push(stop);
}

export function isStopping(): boolean {
  return stopping !== null;
}

/** Stops everything in the reverse of the order it was started in. One failure does not keep the rest running. */
export function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (const stop of stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        console.error(error);
      }
    }
  })();
  return stopping;
}

/** Ctrl-C, a signal, or the end of whoever started us: all end in the same orderly way. */
export function stopOnSignals(): void {
  const stop = () => stopAll().then(() => process.exit(0));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  process.on("disconnect", stop);
  // It may have gone while we were still loading.
  if (process.send && !process.connected) void stop();
}

/** A part that ends by itself takes the whole down, so that whoever supervises us starts a whole one again. */
export function stopWith(child: ChildProcess, name: string, hint: string): void {
  child.once("exit", (code, signal) => {
    if (isStopping()) return;
    console.error(`The ${name} ended by itself (${signal ?? `exit code ${code}`}), so Dailies stops. ${hint}`);
    void stopAll().then(() => process.exit(1));
  });
}
