import { gzipSync } from "node:zlib";

/** The scripts a page's HTML asks for, without those that only old browsers take. */
export function scriptsOf(html: string): string[] {
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="(\/_next\/[^"?]+\.js)[^>]*>/g)];
  return [...new Set(tags.filter(([tag]) => !/nomodule/i.test(tag)).map(([, path = ""]) => path))];
}

export const sizeOf = (script: Buffer): number => gzipSync(script).length;
