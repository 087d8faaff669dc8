import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

// Each door of the architecture is a lint rule; each rule is tried here, so that a typo in biome.json is noticed.

function lint(path: string, code: string) {
  const args = ["node_modules/@biomejs/biome/bin/biome", "lint", `--stdin-file-path=${path}`];
  const { stdout, stderr } = spawnSync(process.execPath, args, { input: code, encoding: "utf8" });
  return stdout + stderr;
}

const closed = [
  ["reading the environment", "lib/videos/x.ts", "export const port = process.env.PORT;"],
  ["Auth.js", "lib/videos/x.ts", 'import NextAuth from "next-auth";\nexport default NextAuth;'],
  ["the AWS SDK", "lib/videos/x.ts", 'import { S3Client } from "@aws-sdk/client-s3";\nexport default S3Client;'],
  [
    "a Prisma client",
    "lib/videos/x.ts",
    'import { PrismaClient } from "@/prisma/generated/client";\nexport default PrismaClient;',
  ],
  ["the database from a page", "app/x.ts", 'import { db } from "@/lib/db";\nexport default db;'],
  [
    "writing a video",
    "lib/uploads/x.ts",
    'export const stop = (db: any) => db.video.update({ data: { status: "failed" } });',
  ],
] as const;

it.each(closed)("%s is for one place only", (_, path, code) => {
  expect(lint(path, code)).toMatch(/noProcessEnv|noRestrictedImports|Only lib\/videos writes/);
});

const open = [
  ["lib/env.ts", "export const port = process.env.PORT;"],
  ["lib/auth/x.ts", 'import NextAuth from "next-auth";\nexport default NextAuth;'],
  ["lib/storage.ts", 'import { S3Client } from "@aws-sdk/client-s3";\nexport default S3Client;'],
  ["lib/db.ts", 'import { PrismaClient } from "@/prisma/generated/client";\nexport default PrismaClient;'],
] as const;

it.each(open)("%s is that place", (path, code) => {
  expect(lint(path, code)).not.toMatch(/noProcessEnv|noRestrictedImports|Only lib\/videos writes/);
});
