import "server-only";
import { hash, verify } from "@node-rs/argon2";

// argon2id is this library's default algorithm; OWASP's first choice of parameters (46 MiB, one pass).
const cost = { memoryCost: 47_104, timeCost: 1, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password belongs to the hash. Without a hash (no such account, or one without a password)
 * it does the same work against a decoy, so that the time taken does not tell which emails exist.
 */
export async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && Boolean(passwordHash);
}
