import type { APIRequestContext } from "@playwright/test";
import type { Bench } from "./bench";
import { measureEmptyPage } from "./support/empty-page";
import { scriptsOf, sizeOf } from "./support/script-sizes";
import { openStudio } from "./support/studio";

// The JavaScript a page brings before anybody does anything, gzipped, against an empty page of the same Next.

async function firstScripts(request: APIRequestContext, path: string): Promise<number> {
  const html = await (await request.get(path)).text();
  let bytes = 0;
  for (const script of scriptsOf(html)) bytes += sizeOf(await (await request.get(script)).body());
  return bytes;
}

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`;

export default {
  async run() {
    const empty = await measureEmptyPage();
    const { browser, clipId } = await openStudio();
    const library = await firstScripts(browser.request, "/videos");
    const clip = await firstScripts(browser.request, `/videos/${clipId}`);
    const other = `${kib(empty)}, an empty page`;
    return [
      {
        what: "first JavaScript of /videos",
        ours: kib(library),
        other,
        ratio: library / empty,
        target: { atMost: 1.35 },
      },
      {
        what: "first JavaScript of /videos/{id}",
        ours: kib(clip),
        other,
        ratio: clip / empty,
        target: { atMost: 1.6 },
      },
    ];
  },
} satisfies Bench;
