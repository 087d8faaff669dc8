import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";

// The fixed names of the studio, as a person reads them.

export const made = { timeout: 60_000 };

export const password = "correct horse battery";

/** Fills the form to sign in or to register. */
export async function fillCredentials(page: Page, email: string, secret = password): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(secret);
}

/** A new account, made by hand, signed in and at `next`. Gives its email. */
export async function register(page: Page, email = `${randomUUID()}@example.com`, next = "/videos"): Promise<string> {
  await page.goto(`/register?next=${next}`);
  await fillCredentials(page, email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(next);
  return email;
}

/** A new account, signed in and at `next`, of which only that page is drawn. Gives its email. */
export async function newAccount(page: Page, email = `${randomUUID()}@example.com`, next = "/videos"): Promise<string> {
  await sendPlainForm(page.request, "/register", { email, password });
  await page.goto(next);
  return email;
}

/** Fills and sends the form of a page as a browser without scripts does. What signs in leaves its cookie in `request`. */
export async function sendPlainForm(
  request: APIRequestContext,
  path: string,
  fields: Record<string, string>,
): Promise<void> {
  const page = await request.get(path);
  const hidden = [...(await page.text()).matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)];
  const given = hidden.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]);
  const answer = await request.post(path, {
    headers: { origin: new URL(page.url()).origin },
    multipart: { ...Object.fromEntries(given), ...fields },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
}

/** From the form to sign in, wherever it leads then. */
export async function signIn(page: Page, email: string): Promise<void> {
  await fillCredentials(page, email);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function submitPrompt(page: Page, prompt: string): Promise<void> {
  await page.getByRole("textbox", { name: "Prompt" }).fill(prompt);
  await page.getByRole("button", { name: "Generate" }).click();
}

export const card = (page: Page, prompt: string) => page.getByRole("article", { name: prompt, exact: true });
export const statusOf = (page: Page, prompt: string) => card(page, prompt).getByRole("status");
export const player = (page: Page) => page.locator("[data-player] video");

export async function openClip(page: Page, prompt: string): Promise<void> {
  await card(page, prompt).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/videos\/[0-9a-f-]{36}$/);
}

export const currentTime = (page: Page) => player(page).evaluate((video: HTMLVideoElement) => video.currentTime);

/** Opens the remix dialog of the clip on screen and submits it. */
export async function remix(page: Page, prompt: string): Promise<void> {
  await page.getByRole("button", { name: "Remix" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Prompt", { exact: true }).fill(prompt);
  await dialog.getByRole("button", { name: "Generate" }).click();
  await expect(dialog).toBeHidden();
}
