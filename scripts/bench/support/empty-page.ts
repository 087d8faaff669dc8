import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { onStop } from "../../launch/stopping";
import { UserError } from "../../launch/user-error";
import { scriptsOf, sizeOf } from "./script-sizes";

const files = {
  "package.json": '{ "name": "empty", "private": true, "type": "module" }',
  // The packages are linked from here, so the root of both is the file system's.
  "next.config.mjs": 'export default { typescript: { ignoreBuildErrors: true }, turbopack: { root: "/" } };',
  "app/layout.tsx": `export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}`,
  "app/page.tsx": "export default function Page() { return <main>Empty</main>; }",
};

/** Builds an app with one empty page on the same Next and gives its first JavaScript in gzipped bytes. */
export async function measureEmptyPage(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "dailies-empty-"));
  onStop(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, "app"));
  for (const [path, text] of Object.entries(files)) await writeFile(join(folder, path), text);
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  const env = { ...process.env, NODE_OPTIONS: "", NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } as const;
  const build = spawnSync(process.execPath, [resolve("node_modules/next/dist/bin/next"), "build"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  if (build.status !== 0) throw new UserError(`The empty page did not build:\n${build.stdout}${build.stderr}`);
  const html = await readFile(join(folder, ".next/server/app/index.html"), "utf8");
  let bytes = 0;
  for (const path of scriptsOf(html)) bytes += sizeOf(await readFile(join(folder, path.replace("/_next/", ".next/"))));
  return bytes;
}
