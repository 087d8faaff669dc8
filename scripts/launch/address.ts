import { networkInterfaces } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { isFree } from "../embedded/ports";
import { UserError } from "./user-error";

export type Address = { host: string; port: number };

/** HOST and PORT, checked. */
export async function readAddress(): Promise<Address> {
  const host = process.env.HOST || "127.0.0.1";
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new UserError(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
  }
  if (await isFree(0, host)) return { host, port };
  throw new UserError(`HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, not "${host}".`);
}

export function isLocal(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** The name under which browsers reach something that listens on `host`. */
export function reachableHost(host: string): string {
  if (host !== "0.0.0.0" && host !== "::") return host.includes(":") ? `[${host}]` : host;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? "127.0.0.1";
}

/** Throws when something else listens there. One that was just killed gets a moment to let go. */
export async function requireFree({ host, port }: Address): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (!(await isFree(port, host))) {
    if (Date.now() > deadline) {
      throw new UserError(
        `Cannot listen on ${host}:${port}: it is in use. Stop what uses it, or choose another, e.g. PORT=${port + 1} npm start`,
      );
    }
    await sleep(100);
  }
}
