import { randomUUID } from "node:crypto";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { S3Error } from "./errors";

/** What a stored file says about itself. `modified` is milliseconds since 1970. */
export type Facts = { etag: string; headers: Record<string, string>; modified: number };
export type StoredFile = Facts & { size: number; handle: FileHandle };

/*
 * One file holds the bytes and, behind them, the facts: [bytes][facts as JSON][length of the facts, 4 bytes]["DLS1"].
 * So one rename makes an object visible, replaces it or neither, whatever moment the process is killed at.
 */
const MARK = Buffer.from("DLS1");
const TAIL = 4 + MARK.length;
const CHUNK = 1024 * 1024;

/** Opens a file for reading; null when there is none. The caller closes `handle`. */
export async function openStored(path: string): Promise<StoredFile | null> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });
  if (!handle) return null;
  try {
    return { ...(await readFacts(handle)), handle };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function readFacts(handle: FileHandle): Promise<Facts & { size: number }> {
  const { size: length } = await handle.stat();
  const tail = await readAt(handle, length - TAIL, TAIL);
  if (!tail.subarray(4).equals(MARK)) throw new S3Error(500, "InternalError", "A stored file is damaged");
  const factsLength = tail.readUInt32BE(0);
  const size = length - TAIL - factsLength;
  const facts = JSON.parse((await readAt(handle, size, factsLength)).toString("utf8")) as Facts;
  return { ...facts, size };
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0) throw new S3Error(500, "InternalError", "A stored file is damaged");
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/**
 * The bytes from `start` to `end`, both included. Not createReadStream: a stream that leaves its handle open keeps
 * handle.close() waiting for ever.
 */
export async function* readBytes(handle: FileHandle, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position <= end; ) {
    const chunk = await readAt(handle, position, Math.min(end - position + 1, CHUNK));
    if (chunk.length === 0) throw new S3Error(500, "InternalError", "A stored file is too short");
    yield chunk;
    position += chunk.length;
  }
}

/**
 * Writes a new file through `write`, which puts the bytes into the handle and gives their count and facts; then moves
 * it to `target`. Nothing is seen at `target` before all of it is on disk. With `exclusive`, an existing file wins;
 * a `passing` file may be lost when the machine loses power.
 */
export async function storeFile(
  temporaryFolder: string,
  target: string,
  write: (handle: FileHandle) => Promise<Facts & { size: number }>,
  { exclusive = false, passing = false } = {},
): Promise<Facts> {
  const temporary = join(temporaryFolder, randomUUID());
  const handle = await open(temporary, "w+");
  try {
    const { size, ...facts } = await write(handle);
    const json = Buffer.from(JSON.stringify(facts));
    const tail = Buffer.alloc(4);
    tail.writeUInt32BE(json.length);
    await handle.write(Buffer.concat([json, tail, MARK]), 0, json.length + TAIL, size);
    if (!passing) await handle.sync();
    await moveInto(temporary, target, exclusive);
    if (!passing) await syncFolder(dirname(target));
    return facts;
  } finally {
    await handle.close();
    await rm(temporary, { force: true });
  }
}

/** Deleting the last object of a folder removes the folder, perhaps just now: then it is made once more. */
async function moveInto(temporary: string, target: string, exclusive: boolean): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await mkdir(dirname(target), { recursive: true });
    try {
      await (exclusive ? link : rename)(temporary, target);
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EEXIST" && exclusive) throw new S3Error(412, "PreconditionFailed");
      if (code !== "ENOENT" || attempt === 5) throw error;
    }
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
