import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

// Each door of the architecture is a lint rule; each is tried here on a small project of its own, so that a slip in
// biome.json is noticed.

const biome = resolve("node_modules/@biomejs/biome/bin/biome");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dailies-doors-"));
  const config = JSON.parse(readFileSync("biome.json", "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...config, vcs: { enabled: false } }));
  cpSync("scripts/lint", join(folder, "scripts/lint"), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(path: string, code: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code);
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", path], { cwd: folder, encoding: "utf8" });
  rmSync(file);
  return stdout + stderr;
}

const shut = /noProcessEnv|noRestrictedImports|Only lib\/videos writes/;
const readEnv = "export const port = process.env.PORT;";
const auth = 'import NextAuth from "next-auth";\nexport default NextAuth;';
const aws = 'import { S3Client } from "@aws-sdk/client-s3";\nexport default S3Client;';
const prisma = 'import { PrismaClient } from "@/prisma/generated/client";\nexport default PrismaClient;';
const database = 'import { db } from "@/lib/db";\nexport default db;';
const write = 'export const stop = (db: never) => db.video.updateMany({ data: { status: "failed" } });';

it.each([
  ["reads the environment", "lib/videos/x.ts", readEnv],
  ["talks to Auth.js", "lib/videos/x.ts", auth],
  ["talks to the bucket", "lib/videos/x.ts", aws],
  ["makes a Prisma client", "lib/videos/x.ts", prisma],
  ["asks the database from a page", "app/x.ts", database],
  ["asks the database from a component", "components/x.tsx", database],
  ["writes a video", "lib/uploads/x.ts", write],
])("nobody else %s", (_, path, code) => {
  expect(lint(path, code)).toMatch(shut);
});

it.each([
  ["lib/env.ts", readEnv],
  ["lib/auth/x.ts", auth],
  ["lib/storage.ts", aws],
  ["lib/db.ts", prisma],
  ["lib/videos/x.ts", database],
  ["lib/videos/x.ts", write],
])("%s may", (path, code) => {
  expect(lint(path, code)).not.toMatch(shut);
});
