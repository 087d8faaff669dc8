import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";

/** Ids for `spawn`; empty means the user we already are. */
export type RunAs = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root, so root hands it to a lesser user that exists nearly everywhere. */
export function choosePostgresUser(): RunAs {
  if (process.getuid?.() !== 0) return {};
  return findUser("postgres") ?? findUser("nobody") ?? { uid: 65534, gid: 65534 };
}

function findUser(name: string): RunAs | undefined {
  const line = readPasswd().find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function readPasswd(): string[] {
  try {
    return readFileSync("/etc/passwd", "utf8").split("\n");
  } catch {
    return [];
  }
}

export function canEnter(folder: string, runAs: RunAs): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...runAs, cwd: "/" }).status === 0;
}

/** Where root keeps what a lesser user must reach when the checkout or the data folder is closed to it. */
export async function privateFolder(kind: string, belongsTo: string): Promise<string> {
  const parent = "/var/lib/dailies";
  await mkdir(parent, { recursive: true });
  await chmod(parent, 0o755);
  const hash = createHash("sha256").update(belongsTo).digest("hex").slice(0, 12);
  return join(parent, `${kind}-${hash}`);
}
