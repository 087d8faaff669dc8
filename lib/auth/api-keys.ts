import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { db } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { apiKeyNameSchema } from "./schemas";
import type { Viewer } from "./viewer";

/** A key as its owner sees it later. Times are ISO 8601. */
export interface ApiKeyDto {
  id: string;
  name: string;
  /** The first characters, to tell keys apart. */
  prefix: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** Gives the key once; only its SHA-256 is stored (256 random bits need no slow hash). */
export async function createApiKey(userId: string, name: string): Promise<{ id: string; key: string; prefix: string }> {
  const key = `dk_${randomBytes(32).toString("base64url")}`;
  const prefix = key.slice(0, 9);
  const { id } = await db.apiKey.create({
    data: { userId, name: apiKeyNameSchema.parse(name), hash: hashKey(key), prefix },
    select: { id: true },
  });
  return { id, key, prefix };
}

/** The viewer's usable keys, newest first. */
export async function listApiKeys(viewer: Viewer): Promise<ApiKeyDto[]> {
  const keys = await db.apiKey.findMany({
    where: { userId: viewer.id, revokedAt: null },
    orderBy: { id: "desc" },
    select: { id: true, name: true, prefix: true, createdAt: true, lastUsedAt: true },
  });
  return keys.map((key) => ({
    ...key,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  }));
}

/** Takes effect with the next request. @throws AppError `not_found` when it is not the viewer's, or already revoked */
export async function revokeApiKey(viewer: Viewer, id: string): Promise<void> {
  const { count } = await db.apiKey.updateMany({
    where: { id, userId: viewer.id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw new AppError("not_found");
}

/** The user behind an `Authorization: Bearer dk_…` header; null when the key is missing, unknown or revoked. */
export async function viewerFromApiKey(authorization: string | null): Promise<Viewer | null> {
  const key = authorization?.match(/^Bearer\s+(dk_[\w-]{43})$/i)?.[1];
  if (!key) return null;
  const found = await db.apiKey.findUnique({
    where: { hash: hashKey(key), revokedAt: null },
    select: { id: true, user: { select: { id: true, email: true, role: true, unlimited: true } } },
  });
  if (!found) return null;
  // At most one write a minute for each key, however busy it is.
  await db.$executeRaw`
    UPDATE api_keys SET last_used_at = now()
    WHERE id = ${found.id}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
  return found.user;
}

function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
