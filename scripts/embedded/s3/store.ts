import { mkdir, readdir, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { S3Error } from "./errors";
import { compareKeys, keyOfName, pathOfKey } from "./keys";
import { openStored, type StoredFile } from "./stored-file";

/** Where things lie in the store's folder: objects/<bucket>/…, uploads/<id>/…, unfinished/…. */
export type Store = { objects: string; uploads: string; unfinished: string };

/** Opens the store in `folder`. What a killed process left half-written is thrown away. */
export async function openStore(folder: string): Promise<Store> {
  const store = {
    objects: join(folder, "objects"),
    uploads: join(folder, "uploads"),
    unfinished: join(folder, "unfinished"),
  };
  await rm(store.unfinished, { recursive: true, force: true });
  for (const path of Object.values(store)) await mkdir(path, { recursive: true });
  return store;
}

export async function createBucket(store: Store, bucket: string): Promise<void> {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) throw new S3Error(400, "InvalidBucketName");
  await mkdir(join(store.objects, bucket), { recursive: true });
}

export async function requireBucket(store: Store, bucket: string): Promise<void> {
  const valid = /^[a-z0-9][a-z0-9.-]+$/.test(bucket);
  const found = valid && (await stat(join(store.objects, bucket)).catch(() => null));
  if (!found) throw new S3Error(404, "NoSuchBucket", "The specified bucket does not exist");
}

export function objectPath(store: Store, bucket: string, key: string): string {
  return join(store.objects, bucket, ...pathOfKey(key));
}

export async function openObject(store: Store, bucket: string, key: string): Promise<StoredFile> {
  const file = await openStored(objectPath(store, bucket, key));
  if (!file) throw new S3Error(404, "NoSuchKey", "The specified key does not exist.");
  return file;
}

/** Removes the object if it is there, and the folders it leaves empty. */
export async function deleteObject(store: Store, bucket: string, key: string): Promise<void> {
  const path = objectPath(store, bucket, key);
  await rm(path, { force: true });
  const top = join(store.objects, bucket);
  for (let folder = dirname(path); folder !== top; folder = dirname(folder)) {
    const removed = await rmdir(folder).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

/** The bucket's keys that begin with `prefix` and come after `after`, in order, reading one folder at a time. */
export function walkKeys(store: Store, bucket: string, prefix: string, after: string): AsyncGenerator<string> {
  return walkFolder(join(store.objects, bucket), "", prefix, after);
}

async function* walkFolder(folder: string, base: string, prefix: string, after: string): AsyncGenerator<string> {
  const names = await readdir(folder).catch(() => []);
  const entries = names.map((name) => ({ name, key: base + keyOfName(name) }));
  entries.sort((a, b) => compareKeys(a.key, b.key));
  for (const { name, key } of entries) {
    if (name.endsWith("@")) {
      const related = key.startsWith(prefix) || prefix.startsWith(key);
      const passed = compareKeys(after, key) > 0 && !after.startsWith(key);
      if (related && !passed) yield* walkFolder(join(folder, name), key, prefix, after);
    } else if (key.startsWith(prefix) && compareKeys(key, after) > 0) {
      yield key;
    }
  }
}
