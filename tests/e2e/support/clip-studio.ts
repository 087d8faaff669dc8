import type { Browser, BrowserContext, Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";
import { card, made, newAccount, player, remix, statusOf, submitPrompt } from "./pages";

export type ClipStudio = {
  state: Awaited<ReturnType<BrowserContext["storageState"]>>;
  /** Ids of the two clips. */
  source: string;
  remix: string;
};

/** Frames per second of the demo engine's clips. */
export const RATE = 24;
export const prompts = {
  source: "A lighthouse in a storm at night",
  remix: "A lighthouse in a storm at dawn, calmer",
};

/** An account with a family of two clips. */
export async function makeStudio(browser: Browser, baseURL: string | undefined): Promise<ClipStudio> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await newAccount(page);
  const source = await startClip(page, prompts.source);
  await expect(statusOf(page, prompts.source)).toContainText("Completed", made);
  await page.goto(`/videos/${source}`);
  await remix(page, prompts.remix);
  await expect(page).not.toHaveURL(`/videos/${source}`);
  await expect(player(page)).toBeVisible(made);
  const id = idOf(page.url());
  const state = await context.storageState();
  await context.close();
  return { state, source, remix: id };
}

/** Starts a clip in the library; gives its id. */
export async function startClip(page: Page, prompt: string): Promise<string> {
  await page.goto("/videos");
  await submitPrompt(page, prompt);
  const href = await card(page, prompt).getByRole("link").first().getAttribute("href");
  return idOf(href ?? "");
}

/** Opens a finished clip's page, and waits until its player listens. */
export async function openPlayer(page: Page, id: string): Promise<void> {
  await page.goto(`/videos/${id}`);
  await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(2);
  // The page of the server knows nothing of the file's length; the player writes it there.
  await expect(page.getByRole("slider", { name: "Seek" })).toHaveAttribute("aria-valuetext", /of 0:0[1-9]/);
}

/** The number of the frame that a video is at. */
export const frameAt = (video: Locator): Promise<number> =>
  video.evaluate((media: HTMLVideoElement, rate) => Math.floor(media.currentTime * rate + 0.01), RATE);

/** The number of the frame on screen. */
export const frameOf = (page: Page): Promise<number> => frameAt(player(page));

/** From now on the frames that the videos of the page really drew last can be asked for. */
export async function watchPictures(page: Page): Promise<() => Promise<number[]>> {
  const videos = page.locator("video");
  await videos.evaluateAll((list, rate) => {
    for (const video of list as HTMLVideoElement[]) {
      const note: VideoFrameRequestCallback = (_now, { mediaTime }) => {
        video.dataset.shown = String(Math.round(mediaTime * rate));
        video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    }
  }, RATE);
  return () => videos.evaluateAll((list) => list.map((video) => Number(video.dataset.shown)));
}

const idOf = (url: string) => url.split("/").pop() ?? "";
