import "server-only";
import { env } from "@/lib/env";

let seen = 0;

/**
 * A named place where the fault tests kill this process as the kernel would: CRASH_AT="copy.stored" at its first
 * passing, "copy.stored#3" at its third. Costs one comparison when unset.
 */
export function crashPoint(name: string): void {
  const target = env().CRASH_AT;
  if (!target) return;
  const [at, nth = "1"] = target.split("#");
  if (at === name && ++seen === Number(nth)) process.kill(process.pid, "SIGKILL");
}
