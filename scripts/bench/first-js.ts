import type { APIRequestContext } from "@playwright/test";
import { amount, type Bench, ratio } from "./bench";
import { measureEmptyPage } from "./support/empty-page";
import { scriptsOf, sizeOf } from "./support/script-sizes";
import { openStudio } from "./support/studio";

const KIB = 1024;

/** The JavaScript a page brings before anybody does anything, gzipped, against an empty page of the same Next. */
export const firstJs: Bench = async () => {
  const empty = await measureEmptyPage();
  const { browser, clipId } = await openStudio();
  const library = await firstScripts(browser.request, "/videos");
  const clip = await firstScripts(browser.request, `/videos/${clipId}`);
  return [
    amount("an empty page", empty / KIB, "KiB"),
    amount("/videos", library / KIB, "KiB"),
    amount("/videos/{id}", clip / KIB, "KiB"),
    ratio("/videos ÷ empty page", library, empty, 1.35),
    ratio("/videos/{id} ÷ empty page", clip, empty, 1.6),
  ];
};

async function firstScripts(request: APIRequestContext, path: string): Promise<number> {
  const html = await (await request.get(path)).text();
  let bytes = 0;
  for (const script of scriptsOf(html)) bytes += sizeOf(await (await request.get(script)).body());
  return bytes;
}
