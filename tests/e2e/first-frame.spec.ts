import { expect, type Page, type Request, type Route } from "@playwright/test";
import {
  choosePicture,
  findUpload,
  firstFrame,
  form,
  generate,
  listClips,
  openComposer,
  prompt,
  shape,
  showSettings,
  storedDraft,
} from "./support/composer";
import { toast } from "./support/gallery";
import { card } from "./support/pages";
import { animated, bring, broken, hover, huge, mislabelled, picture, type TestFile } from "./support/pictures";
import { holdBack } from "./support/slow-line";
import { test } from "./support/test";

test.beforeEach(({ page }) => openComposer(page));

/** Straight to the bucket, not through the studio. */
const toBucket = (url: URL) => url.searchParams.has("X-Amz-Signature");
const sending = (request: Request) => request.method() === "PUT" && toBucket(new URL(request.url()));
const waiting = (page: Page) => form(page).getByRole("button", { name: "Waiting" });
const inPlace = (page: Page) => form(page).getByText("First frame", { exact: true });

/** The first frame the draft has by now. */
async function frame(page: Page) {
  const { uploadId } = await storedDraft(page);
  return (await findUpload(page, uploadId)).frame;
}

/** Colour at the left and the right edge of the first frame. */
async function edges(page: Page): Promise<string[]> {
  const sharp = (await import("sharp")).default;
  const found = await frame(page);
  const response = found && (await fetch(found.url));
  if (!response?.ok) return []; // cropped anew since it was asked for
  const bytes = Buffer.from(await response.arrayBuffer());
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const row = Math.floor(info.height / 2) * info.width;
  return [10, info.width - 10].map((x) => ((data[(row + x) * info.channels] ?? 0) > 128 ? "red" : "blue"));
}

test("a chosen picture becomes the first frame of the clip", async ({ page }) => {
  await choosePicture(page, await picture());
  await expect(inPlace(page)).toBeVisible();
  await expect(firstFrame(page)).toHaveJSProperty("complete", true);
  const { uploadId } = await storedDraft(page);
  await prompt(page).fill("The colours part");
  await generate(page).click();
  await expect(card(page, "The colours part")).toBeVisible();
  await expect(inPlace(page)).toBeHidden();
  await expect.poll(async () => (await listClips(page))[0]?.uploadId).toBe(uploadId);
});

/** Holds a file over the page until it notices: it begins to listen after everything else. */
const holdFile = (page: Page) =>
  expect(async () => {
    await hover(page, "dragenter");
    await expect(page.getByText("Drop a picture to begin from it")).toBeVisible({ timeout: 500 });
  }).toPass();

test("a picture can be dropped or pasted anywhere on the page, which says so", { tag: "@once" }, async ({ page }) => {
  await holdFile(page);
  await hover(page, "dragleave");
  await expect(page.getByText("Drop a picture to begin from it")).toBeHidden();
  for (const how of ["drop", "paste"] as const) {
    await holdFile(page);
    await bring(page, how, await picture());
    await expect(inPlace(page)).toBeVisible();
    await form(page).getByRole("button", { name: "Remove the picture" }).click();
    await expect(firstFrame(page)).toBeHidden();
  }
});

test("the crop is moved by keys and pointer, and follows the shape", async ({ page }) => {
  await showSettings(page);
  await shape(page, /^Square/).check({ force: true });
  await choosePicture(page, await picture());
  await expect(inPlace(page)).toBeVisible();
  await expect.poll(() => edges(page)).toEqual(["red", "blue"]);

  const open = form(page).getByRole("button", { name: "Move the crop" });
  await open.click();
  const handle = page.getByRole("button", { name: "Crop frame" });
  await handle.focus();
  for (let press = 0; press < 3; press += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect(handle).toHaveAccessibleDescription(/From 50 % to 100 % across/);
  await page.getByRole("button", { name: "Use this crop" }).click();
  await expect.poll(() => edges(page)).toEqual(["blue", "blue"]);

  await shape(page, /^Portrait/).check({ force: true });
  await expect.poll(async () => (await frame(page))?.size).toBe("720x1280");
  await expect.poll(() => edges(page)).toEqual(["blue", "blue"]);

  await open.click();
  await page.keyboard.press("+");
  const box = await handle.boundingBox();
  if (!box) throw new Error("no crop");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x - 1000, box.y + box.height / 2, { steps: 3 });
  await page.mouse.up();
  await expect(handle).toHaveAccessibleDescription(/From 0 % to/);
  await page.getByRole("button", { name: "Use this crop" }).click();
  await expect.poll(() => edges(page)).toEqual(["red", "red"]);
  await expect(open).toBeFocused();
});

test("a picture can be removed, and the next one takes its place", { tag: "@once" }, async ({ page }) => {
  await choosePicture(page, await picture());
  await expect(inPlace(page)).toBeVisible();
  const { uploadId } = await storedDraft(page);
  await form(page).getByRole("button", { name: "Remove the picture" }).click();
  await expect(firstFrame(page)).toBeHidden();
  expect((await storedDraft(page)).uploadId).toBeNull();
  await choosePicture(page, await picture());
  await expect(inPlace(page)).toBeVisible();
  expect((await storedDraft(page)).uploadId).not.toBe(uploadId);
});

const nothing = { name: "empty.png", mimeType: "image/png", buffer: Buffer.alloc(0) };
const movie = { name: "clip.mp4", mimeType: "video/mp4", buffer: Buffer.from("movie") };
const heavy = { name: "heavy.png", mimeType: "image/png", buffer: Buffer.alloc(20 * 1024 * 1024 + 1, 1) };
const refused: [string, () => TestFile | Promise<TestFile>, RegExp][] = [
  ["that moves", animated, /Animated pictures/],
  ["that is torn", broken, /damaged/],
  ["of 64 megapixels", huge, /50 megapixels/],
  ["under a wrong name", mislabelled, /says it is PNG but contains JPEG/],
  ["over 20 MB", () => heavy, /larger than 20 MB/],
  ["of another kind", () => movie, /PNG, JPEG, WebP or AVIF/],
  ["with nothing in it", () => nothing, /empty/],
];
test("a file that cannot be used is refused beside the picture, and the prompt stays", { tag: "@once" }, async ({
  page,
}) => {
  await prompt(page).fill("A field");
  for (const [what, make, words] of refused)
    await test.step(what, async () => {
      await choosePicture(page, await make());
      const said = form(page).getByRole("alert").filter({ hasText: words });
      await expect(said).toBeVisible();
      await expect(firstFrame(page)).toBeHidden();
      await expect(prompt(page)).toHaveValue("A field");
      await form(page).getByRole("button", { name: "Dismiss" }).click();
      await expect(said).toBeHidden();
    });
});

test("a cut connection is said, starts nothing without the picture, and the same file can be sent again", {
  tag: "@once",
}, async ({ page }) => {
  const cut = Promise.withResolvers<void>();
  const cutOff = async (route: Route) => {
    await cut.promise;
    await route.abort("connectionreset");
  };
  await page.route(toBucket, cutOff, { times: 1 });
  await choosePicture(page, await picture());
  await prompt(page).fill("No clip without its picture");
  await generate(page).click();
  await expect(waiting(page)).toBeVisible();
  cut.resolve();
  await expect(form(page).getByText("The connection was lost while sending the picture.")).toBeVisible();
  await generate(page).click();
  await expect(prompt(page)).toHaveValue("No clip without its picture");
  expect(await listClips(page)).toHaveLength(0);
  await form(page).getByRole("button", { name: "Try again" }).click();
  await expect(inPlace(page)).toBeVisible();
});

test("sending can be canceled, and a submit waits for it", { tag: "@once" }, async ({ page }) => {
  const release = await holdBack(page, sending);
  await choosePicture(page, await picture());
  await prompt(page).fill("The picture comes first");
  await generate(page).click();
  await expect(waiting(page)).toBeVisible();
  await form(page).getByRole("button", { name: "Cancel sending the picture" }).click();
  await expect(firstFrame(page)).toBeHidden();
  await expect(generate(page)).toBeVisible();
  await expect(prompt(page)).toHaveValue("The picture comes first");

  await choosePicture(page, await picture());
  await generate(page).click();
  await expect(waiting(page)).toBeVisible();
  expect(await listClips(page)).toHaveLength(0);
  release();
  await expect(card(page, "The picture comes first")).toBeVisible();
  await expect.poll(async () => (await listClips(page))[0]?.uploadId).toBeTruthy();
});

test("a submit waits for the picture while the code that sends it cannot be loaded", { tag: "@once" }, async ({
  page,
}) => {
  await page.route("**/*.js", (route) => route.abort());
  await choosePicture(page, await picture());
  await expect(toast(page, "This part could not be loaded.")).toBeVisible();
  await prompt(page).fill("The picture comes first");
  await generate(page).click();
  await expect(waiting(page)).toBeVisible();
  expect(await listClips(page)).toHaveLength(0);
  await page.unroute("**/*.js");
  await expect(card(page, "The picture comes first")).toBeVisible();
  await expect.poll(async () => (await listClips(page)).map(({ uploadId }) => Boolean(uploadId))).toEqual([true]);
});

test("everything beside the button that starts a clip finds room on a narrow phone", { tag: "@phone" }, async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await showSettings(page);
  await form(page).getByRole("combobox", { name: "Seconds" }).selectOption("12");
  await form(page).getByRole("combobox", { name: "Variations" }).selectOption("4");
  await prompt(page).fill("An unhurried sea");
  await form(page).getByRole("button", { name: "Enhance" }).click();
  await expect(form(page).getByRole("button", { name: "Undo the rewrite" })).toBeVisible();
  await expect(form(page)).toContainText("left");
  const release = await holdBack(page, sending);
  await choosePicture(page, await picture());
  await generate(page).click();
  await expect(waiting(page)).toBeVisible();
  const spare = await form(page).evaluate((form) => form.clientWidth - form.scrollWidth);
  expect(spare).toBe(0);
  await form(page).getByRole("button", { name: "Cancel sending the picture" }).click();
  release();
});

test("a picture in the address is taken up at its own shape, and leaves the address", { tag: "@once" }, async ({
  page,
}) => {
  await showSettings(page);
  await shape(page, /^Portrait/).check({ force: true });
  await choosePicture(page, await picture());
  await expect.poll(async () => (await frame(page))?.size).toBe("720x1280");
  const { uploadId } = await storedDraft(page);
  await form(page).getByRole("button", { name: "Remove the picture" }).click();
  await shape(page, /^Landscape/).check({ force: true });
  await page.goto(`/videos?image=${uploadId}`);
  await expect(inPlace(page)).toBeVisible();
  await expect(page).toHaveURL(/\/videos$/);
  await showSettings(page);
  await expect(shape(page, /^Portrait/)).toBeChecked();
});

test("somebody else's picture is not there", { tag: "@once" }, async ({ page, browser, baseURL }) => {
  const stranger = await (await browser.newContext({ baseURL })).newPage();
  await openComposer(stranger);
  await choosePicture(stranger, await picture());
  await expect(inPlace(stranger)).toBeVisible();
  const { uploadId } = await storedDraft(stranger);
  await stranger.context().close();
  await page.goto(`/videos?image=${uploadId}`);
  await expect(form(page).getByText("The picture is no longer there.")).toBeVisible();
  expect((await storedDraft(page)).uploadId).toBeNull();
});
