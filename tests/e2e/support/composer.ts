import { expect, type Page } from "@playwright/test";
import type { UploadDto } from "@/lib/uploads/schemas";
import type { VideoDto } from "@/lib/videos/schemas";
import { newAccount } from "./pages";
import type { TestFile } from "./pictures";

// The composer's parts, as a person reads them.

export const form = (page: Page) => page.getByRole("form", { name: "New clip" });
export const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt", exact: true });
export const generate = (page: Page) => form(page).getByRole("button", { name: "Generate" });
export const shape = (page: Page, name: RegExp) => form(page).getByRole("radio", { name }).first();
export const firstFrame = (page: Page) => form(page).getByRole("img", { name: "First frame" });

/** A new account whose composer listens: scripts may come long after the picture of the page. */
export async function openComposer(page: Page, email?: string): Promise<void> {
  await newAccount(page, email);
  await page.waitForFunction(() => localStorage.getItem("dailies:draft") !== null);
}

/** On a phone the settings are folded away. */
export async function showSettings(page: Page): Promise<void> {
  const toggle = form(page).getByRole("button", { name: /^Settings: / });
  const shown = form(page).getByRole("combobox", { name: "Seconds" });
  // The first press may come before the page listens.
  await expect(async () => {
    if (!(await shown.isVisible())) await toggle.click({ timeout: 500 });
    await expect(shown).toBeVisible({ timeout: 500 });
  }).toPass();
}

export const choosePicture = (page: Page, file: TestFile) =>
  page.getByLabel("Picture for the first frame").setInputFiles(file);

/** The clips the studio has, newest first. */
export async function listClips(page: Page): Promise<VideoDto[]> {
  return (await (await page.request.get("/api/videos")).json()).videos;
}

export async function findUpload(page: Page, id: string): Promise<UploadDto> {
  return (await page.request.get(`/api/uploads/${id}`)).json();
}

/** What the browser would find again after a reload. */
export const storedDraft = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem("dailies:draft") ?? "{}"));
