import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";

// One account with one family of two clips serves every test of this file: making clips is what takes the time.

type Studio = { state: Awaited<ReturnType<BrowserContext["storageState"]>>; source: string; remix: string };

const RATE = 24;
const MADE = { timeout: 60_000 };
const prompts = { source: "A lighthouse in a storm at night", remix: "A lighthouse in a storm at dawn, calmer" };

const test = base.extend<object, { studio: Studio }>({
  studio: [
    async ({ browser }, use, { project }) => use(await makeStudio(browser, project.use.baseURL)),
    { scope: "worker", timeout: 180_000 },
  ],
  storageState: ({ studio }, use) => use(studio.state),
});

async function makeStudio(browser: Browser, baseURL: string | undefined): Promise<Studio> {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  await register(page);
  const source = await makeClip(page, prompts.source);
  await page.goto(`/videos/${source}`);
  await page.getByRole("button", { name: "Remix" }).click();
  await page.getByRole("dialog").getByLabel("Prompt", { exact: true }).fill(prompts.remix);
  await page.getByRole("dialog").getByRole("button", { name: "Generate" }).click();
  await expect(page).not.toHaveURL(`/videos/${source}`);
  await expect(picture(page)).toBeVisible(MADE);
  const remix = idOf(page.url());
  const state = await context.storageState();
  await context.close();
  return { state, source, remix };
}

async function register(page: Page) {
  await page.goto("/register");
  await page.getByLabel("Email").fill(`${randomUUID()}@example.com`);
  await page.getByLabel("Password", { exact: true }).fill("correct horse");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL("/videos");
}

/** Starts a clip in the library; gives its id. */
async function startClip(page: Page, prompt: string): Promise<string> {
  await page.goto("/videos");
  await page.getByRole("textbox", { name: "Prompt" }).fill(prompt);
  await page.getByRole("button", { name: "Generate" }).click();
  const link = page.getByRole("article", { name: prompt }).getByRole("link").first();
  return idOf((await link.getAttribute("href")) ?? "");
}

async function makeClip(page: Page, prompt: string): Promise<string> {
  const id = await startClip(page, prompt);
  await expect(page.getByRole("article", { name: prompt }).getByRole("status")).toContainText("Completed", MADE);
  return id;
}

const idOf = (url: string) => url.split("/").pop() ?? "";
const picture = (page: Page) => page.locator("[data-player] video");
const time = (page: Page) => picture(page).evaluate((video: HTMLVideoElement) => video.currentTime);
const frame = async (page: Page) => Math.floor((await time(page)) * RATE + 0.01);

async function open(page: Page, id: string) {
  await page.goto(`/videos/${id}`);
  await expect.poll(() => picture(page).evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(2);
  // Its duration is on screen once the player listens.
  await expect(page.getByRole("slider", { name: "Seek" })).toHaveAttribute("aria-valuetext", /of 0:0[1-9]/);
}

test("plays, seeks, and resumes where it was left", async ({ page, studio }) => {
  await open(page, studio.source);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(() => time(page)).toBeGreaterThan(0.3);
  await page.getByRole("button", { name: "Pause" }).click();

  await page.getByRole("slider", { name: "Seek" }).fill("48");
  await expect.poll(() => frame(page)).toBe(48);
  await page.reload();
  await expect.poll(() => frame(page)).toBe(48);
});

test("every command has its key", async ({ page, studio }) => {
  await open(page, studio.remix);
  const video = <K extends keyof HTMLVideoElement>(name: K) =>
    picture(page).evaluate((element: HTMLVideoElement, key) => element[key as K], name as string);

  await page.keyboard.press("5");
  await expect.poll(() => frame(page)).toBeGreaterThan(40);
  const middle = await frame(page);
  for (const _ of "...") await page.keyboard.press(".");
  await expect.poll(() => frame(page)).toBe(middle + 3);
  await page.keyboard.press(",");
  await expect.poll(() => frame(page)).toBe(middle + 2);
  await page.keyboard.press("j");
  await expect.poll(() => frame(page)).toBe(middle + 2 - RATE);

  await page.keyboard.press(">");
  await expect.poll(() => video("playbackRate")).toBe(1.25);
  await page.keyboard.press("<");
  await page.keyboard.press("<");
  await expect.poll(() => video("playbackRate")).toBe(0.75);
  await page.keyboard.press("m");
  await expect.poll(() => video("muted")).toBe(true);
  await page.keyboard.press("m");
  await page.keyboard.press("r");
  await expect(page.getByRole("button", { name: "Loop", exact: true })).toHaveAttribute("aria-pressed", "true");

  await page.keyboard.press("Space");
  await expect.poll(() => video("paused")).toBe(false);
  await page.keyboard.press("k");
  await expect.poll(() => video("paused")).toBe(true);

  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement?.hasAttribute("data-player"))).toBe(true);
  await page.keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement)).toBeNull();
});

test("the help sheet lists the keys, and turns the single-character ones off", async ({ page, studio }) => {
  await open(page, studio.remix);
  await page.keyboard.press("?");
  const sheet = page.getByRole("dialog", { name: "Keyboard" });
  await expect(sheet).toContainText("One frame back or on");
  await sheet.getByRole("switch", { name: /^Single-character keys/ }).click();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page).toHaveURL(`/videos/${studio.remix}`);

  const before = await frame(page);
  await page.keyboard.press(".");
  await page.keyboard.press("?");
  await page.waitForTimeout(300);
  expect(await frame(page)).toBe(before);
  await expect(sheet).toBeHidden();

  await page.getByRole("button", { name: "Keyboard" }).click();
  await sheet.getByRole("switch", { name: /^Single-character keys/ }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press(".");
  await expect.poll(() => frame(page)).toBe(before + 1);
});

test("plays between the loop points, over and over", async ({ page, studio }) => {
  await open(page, studio.source);
  const seek = page.getByRole("slider", { name: "Seek" });
  await seek.fill("24");
  await page.keyboard.press("i");
  await seek.fill("36");
  await page.keyboard.press("o");
  await page.keyboard.press("k");

  const seen: number[] = [];
  let wraps = 0;
  await expect(async () => {
    const now = await frame(page);
    if (now < (seen.at(-1) ?? 0)) wraps += 1;
    seen.push(now);
    expect(wraps).toBeGreaterThan(1);
  }).toPass({ intervals: [60] });
  expect(Math.min(...seen)).toBeGreaterThanOrEqual(24);
  // The picture may run on by a frame or two before a seek takes hold.
  expect(Math.max(...seen)).toBeLessThanOrEqual(40);

  await page.keyboard.press("x");
  await expect.poll(() => frame(page)).toBeGreaterThan(42);
});

test("the arrows move through the library, Escape goes back to it", async ({ page, studio }) => {
  await page.goto("/videos");
  await page.locator(`a[href="/videos/${studio.remix}"]`).click();
  await expect(page).toHaveURL(`/videos/${studio.remix}`);
  await expect(picture(page)).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(`/videos/${studio.source}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(prompts.source);
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(`/videos/${studio.remix}`);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL("/videos");
});

test("saves the frame on screen at the clip's own size", async ({ page, studio }) => {
  await open(page, studio.source);
  await page.getByRole("slider", { name: "Seek" }).fill("30");
  await expect.poll(() => frame(page)).toBe(30);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save this frame as PNG" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^a-lighthouse-in-a-storm-at-night-[0-9a-f]{6}-frame-30\.png$/);
  const png = await readFile(await file.path());
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 1280, 720]);
  // A blank canvas of this size is a few kilobytes.
  expect(png.length).toBeGreaterThan(100_000);
});

test("a frame becomes the first frame of a new clip", async ({ page, studio }) => {
  await open(page, studio.source);
  await page.getByRole("button", { name: "Use this frame as first frame" }).click();
  await expect(page).toHaveURL(/\/videos\?image=[0-9a-f-]{36}/);
  const id = new URL(page.url()).searchParams.get("image");
  const upload = await (await page.request.get(`/api/uploads/${id}`)).json();
  expect(upload).toMatchObject({ width: 1280, height: 720, frame: { size: "1280x720" } });
});

test("an address that ended is replaced, at the same place", async ({ page, studio }) => {
  let refused = 0;
  await page.route(/clip\.mp4\?/, async (route) => {
    if (refused > 0) return route.continue();
    refused += 1;
    await route.fulfill({ status: 403 });
  });
  const renewed = page.waitForResponse(`**/api/videos/${studio.source}`);
  await open(page, studio.source);
  await renewed;
  expect(refused).toBe(1);
  await page.keyboard.press("5");
  await expect.poll(() => frame(page)).toBeGreaterThan(40);
});

test("an address is renewed before it ends, without a hiccup", async ({ page, studio }) => {
  await page.clock.install();
  await open(page, studio.source);
  await page.getByRole("slider", { name: "Seek" }).fill("20");
  const renewed = page.waitForResponse(`**/api/videos/${studio.source}`);
  await page.clock.fastForward("02:00:00");
  expect((await renewed).status()).toBe(200);
  expect(await frame(page)).toBe(20);
  await expect(page.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});

test("a remix says what is kept and what it costs, keeps the draft, and starts once", async ({ page, studio }) => {
  await open(page, studio.remix);
  await page.getByRole("button", { name: "Remix" }).click();
  const dialog = page.getByRole("dialog", { name: "Remix" });
  await expect(dialog).toContainText("keeps the scene");
  await expect(dialog).toContainText(/Kept: Demo, 1280 × 720, \d+ s/);
  await expect(dialog).toContainText(/\$\d+\.\d\d.*left/s);
  await expect(dialog.locator("video")).toHaveAttribute("src", /clip\.mp4/);

  await dialog.getByRole("button", { name: "Generate" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Say what should change.");
  const prompt = dialog.getByLabel("Prompt", { exact: true });
  const words = `The same in snow ${randomUUID()}`;
  await prompt.fill(words);
  await page.keyboard.press("Escape");
  await page.reload();
  await page.getByRole("button", { name: "Remix" }).click();
  await expect(prompt).toHaveValue(words);

  await prompt.press("Control+Enter");
  await prompt.press("Control+Enter", { timeout: 1000 }).catch(() => {});
  await expect(page).not.toHaveURL(`/videos/${studio.remix}`);
  await expect(page.getByText(words)).toBeVisible();
  // The page becomes the player by itself.
  await expect(picture(page)).toBeVisible(MADE);
  const family = page.getByRole("region", { name: "Family" });
  const made = await page.request.get(`/api/videos?q=${words.split(" ").pop()}`);
  expect((await made.json()).videos).toHaveLength(1);
  await expect(family.getByRole("link", { name: /Generation 3/ })).toHaveAttribute("aria-current", "page");
});

test("the family leads to its members, and two of them to the comparison", async ({ page, studio }) => {
  await open(page, studio.source);
  const family = page.getByRole("region", { name: "Family" });
  await family.getByRole("link", { name: /Generation 2/ }).click();
  await expect(page).toHaveURL(`/videos/${studio.remix}`);

  await family.getByRole("checkbox", { name: `Compare ${prompts.source}` }).press("Space");
  await expect(family).toContainText("Choose one more to compare");
  await family.getByRole("checkbox").nth(1).press("Space");
  await family.getByRole("link", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(`/videos/compare?a=${studio.source}&b=${studio.remix}`);

  await expect(page.locator("del")).toContainText("night");
  await expect(page.locator("ins")).toContainText("dawn, calmer");
  await page.getByRole("button", { name: "Wipe" }).click();
  await page.getByRole("slider", { name: "Wipe" }).fill("20");
  await expect(page.getByRole("slider", { name: "Wipe" })).toHaveAttribute("aria-valuetext", "20 percent A");
});

test("two clips play in sync to the frame", async ({ page, studio }) => {
  await page.goto(`/videos/compare?a=${studio.source}&b=${studio.remix}`);
  const both = () =>
    page.locator("video").evaluateAll((videos) => videos.map((v) => (v as HTMLVideoElement).readyState));
  await expect.poll(both).toEqual([4, 4]);
  await page.keyboard.press("r");
  await page.keyboard.press("k");
  await page.waitForTimeout(1000);
  const drifts = await page.evaluate(measureDrift);
  expect(drifts.sort((a, b) => a - b)[Math.floor(drifts.length / 2)]).toBeLessThan(1 / RATE);

  await page.keyboard.press("k");
  const frames = () =>
    page
      .locator("video")
      .evaluateAll((videos) => videos.map((v) => Math.floor((v as HTMLVideoElement).currentTime * 24 + 0.01)));
  await expect.poll(async () => new Set(await frames()).size).toBe(1);
  const [stopped = 0] = await frames();
  await page.keyboard.press(",");
  await expect.poll(frames).toEqual([stopped - 1, stopped - 1]);
  await page.getByRole("slider", { name: "Seek" }).fill("60");
  await expect.poll(frames).toEqual([60, 60]);
});

/** In the page: how far apart the two pictures are when each frame goes on screen, in seconds. */
function measureDrift(): Promise<number[]> {
  const [a, b] = document.querySelectorAll("video") as unknown as [HTMLVideoElement, HTMLVideoElement];
  return new Promise((resolve) => {
    const drifts: number[] = [];
    let other: VideoFrameCallbackMetadata | undefined;
    const onOther: VideoFrameRequestCallback = (_now, shown) => {
      other = shown;
      b.requestVideoFrameCallback(onOther);
    };
    const onFrame: VideoFrameRequestCallback = (_now, shown) => {
      const late = other && (other.expectedDisplayTime - shown.expectedDisplayTime) / 1000;
      if (other && late !== undefined) drifts.push(Math.abs(other.mediaTime - shown.mediaTime - late));
      if (drifts.length < 30) a.requestVideoFrameCallback(onFrame);
      else resolve(drifts);
    };
    b.requestVideoFrameCallback(onOther);
    a.requestVideoFrameCallback(onFrame);
  });
}

test("a clip deleted elsewhere is said calmly, plays on, and can come back", async ({ page, studio }) => {
  await open(page, studio.source);
  await page.keyboard.press("r");
  await page.keyboard.press("k");
  const elsewhere = await page.context().newPage();
  await elsewhere.goto(`/videos/${studio.source}`);
  await elsewhere.getByRole("button", { name: "Delete" }).click();
  await expect(elsewhere).toHaveURL("/videos");
  await expect(elsewhere.getByText("Moved to the trash")).toBeVisible();

  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(page.getByText("This clip is in the trash.")).toBeVisible({ timeout: 1000 });
  }).toPass();
  expect(await picture(page).evaluate((video: HTMLVideoElement) => video.paused)).toBe(false);
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("This clip is in the trash.")).toBeHidden();
});

test("deleting can be undone", async ({ page, studio }) => {
  await open(page, studio.remix);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL("/videos");
  const card = page.locator(`a[href="/videos/${studio.remix}"]`);
  await expect(card).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(card).toHaveCount(1);
});

test("a clip on its way can be canceled, and tried again at its price", async ({ page }) => {
  const id = await startClip(page, `A slow sunrise ${randomUUID()}`);
  await page.goto(`/videos/${id}`);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("You canceled this.")).toBeVisible();
  await expect(page.getByText(/This is a new start and costs \$\d/)).toBeVisible();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(picture(page)).toBeVisible(MADE);
});

test("a refused clip says why, and gives the prompt back", async ({ page }) => {
  const prompt = `A forbidden scene ${randomUUID()}`;
  const id = await startClip(page, prompt);
  await page.goto(`/videos/${id}`);
  await expect(page.getByText("The engine declined this prompt.")).toBeVisible(MADE);
  await page.getByRole("button", { name: "Edit prompt" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toHaveValue(prompt);
});

test("what is not there, or not yours, is a real 404", async ({ page, browser, baseURL, studio }) => {
  const unknown = "00000000-0000-7000-8000-000000000000";
  for (const path of [`/videos/${unknown}`, "/videos/nothing", `/videos/compare?a=${studio.source}&b=${unknown}`])
    expect((await page.goto(path))?.status()).toBe(404);
  const context = await browser.newContext({ baseURL, storageState: undefined });
  const stranger = await context.newPage();
  await register(stranger);
  expect((await stranger.goto(`/videos/${studio.source}`))?.status()).toBe(404);
  await context.close();
});

for (const colorScheme of ["dark", "light"] as const) {
  test(`nobody is shut out, ${colorScheme}`, async ({ page, studio }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, studio.source);
    const violations = async () =>
      (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Remix" }).click();
    await expect(page.getByRole("dialog")).toContainText(/left/);
    expect(await violations()).toEqual([]);
    await page.goto(`/videos/compare?a=${studio.source}&b=${studio.remix}`);
    await page.getByRole("button", { name: "Wipe" }).click();
    expect(await violations()).toEqual([]);
  });
}

test("fits a phone of 360 pixels", async ({ page, studio }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of [`/videos/${studio.source}`, `/videos/compare?a=${studio.source}&b=${studio.remix}`]) {
    await page.goto(path);
    await expect(page.getByRole("slider", { name: "Seek" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
});
