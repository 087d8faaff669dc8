import { S3Error } from "./errors";

const LONGEST_NAME = 250;
const FOLDER_MARK = "@";

/**
 * Objects are files under their own names, so that a person finds them and a listing reads only the folders it needs.
 * Every byte that a file system might refuse, fold or treat specially is percent-encoded; folders end in "@", so the
 * keys "a" and "a/b" live side by side.
 */
export function pathOfKey(key: string): string[] {
  const segments = key.split("/");
  const file = encodeName(segments.pop() ?? "");
  return [...segments.map((segment) => encodeName(segment) + FOLDER_MARK), file];
}

/** "clips@" → "clips/", "a%20b" → "a b". */
export function keyOfName(name: string): string {
  return name.endsWith(FOLDER_MARK) ? `${decodeName(name.slice(0, -1))}/` : decodeName(name);
}

function encodeName(segment: string): string {
  if (segment === "") return "%";
  const encoded = [...Buffer.from(segment)].map(encodeByte).join("").replace(/^\./, "%2E");
  if (encoded.length > LONGEST_NAME) throw new S3Error(400, "KeyTooLongError", "A part of the key is too long here");
  return encoded;
}

function encodeByte(byte: number): string {
  const character = String.fromCharCode(byte);
  return /[a-z0-9._-]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function decodeName(name: string): string {
  return name === "%" ? "" : decodeURIComponent(name);
}

/** S3 lists keys in the order of their UTF-8 bytes. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
