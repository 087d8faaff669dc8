import "server-only";

const running = new Map<string, { again: boolean; done: Promise<void> }>();

/**
 * Runs `work` once at a time for each key, and once more for all who asked meanwhile: however many ask, this process
 * has little to do, and what was there when they asked is seen.
 */
export function oneAtATime(key: string, work: () => Promise<unknown>): Promise<void> {
  const before = running.get(key);
  if (before) {
    before.again = true;
    return before.done;
  }
  const run = { again: false, done: Promise.resolve() };
  const repeat = async () => {
    do {
      run.again = false;
      await work();
    } while (run.again);
  };
  run.done = repeat().finally(() => running.delete(key));
  running.set(key, run);
  return run.done;
}
