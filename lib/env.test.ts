import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Set by the launcher or the tests, never by a person. */
const internal = ["NODE_ENV", "EMBEDDED", "CRASH_AT"];

test("every name of the configuration is explained in .env.example, and no other", () => {
  const source = readFileSync("lib/env.ts", "utf8");
  const known = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((match) => match[1]);
  const example = readFileSync(".env.example", "utf8");
  const explained = [...example.matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]);
  expect(explained.toSorted()).toEqual(known.filter((name) => !internal.includes(name ?? "")).toSorted());
});
