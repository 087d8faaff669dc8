import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page } from "@playwright/test";
import { chooseFreePort } from "../../scripts/embedded/ports";
import { postgresUrl, withClient } from "../../scripts/embedded/postgres-client";
import { DATABASE } from "../../scripts/launch/database";
import { type App, startApp } from "../harness/app";
import { choosePicture, firstFrame, form, generate, listClips, prompt } from "./support/composer";
import { fillCredentials } from "./support/pages";
import { picture } from "./support/pictures";
import { test } from "./support/test";

// A studio with a shared password, without Claude, and with a model that takes no picture; and its admin.

test.describe.configure({ mode: "serial" });

const env = {
  APP_PASSWORD: "open sesame",
  ALIBABA_API_KEY: "never-used",
  AUTH_GITHUB_ID: "never-used",
  AUTH_GITHUB_SECRET: "never-used",
  RATE_LIMIT_SCALE: "1000",
};
let dataDir: string;
let studio: App;
let admin: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  dataDir = await mkdtemp(join(tmpdir(), "dailies-own-"));
  await chmod(dataDir, 0o711);
  studio = await startApp({ dataDir, port: await chooseFreePort(), env });
  admin = await visit(browser);
});
test.afterAll(async () => {
  await admin?.context().close();
  await studio?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const visit = async (browser: Browser) => (await browser.newContext({ baseURL: studio.url })).newPage();

async function tryToRegister(page: Page, email: string, appPassword: string): Promise<void> {
  await page.goto("/register");
  await fillCredentials(page, email);
  await page.getByLabel("Studio password", { exact: true }).fill(appPassword);
  await page.getByRole("button", { name: "Create account" }).click();
}

test("the shared password is asked for, and the first account is the admin", { tag: "@once" }, async () => {
  await tryToRegister(admin, "ada@example.com", "open says me");
  await expect(admin.getByText("The studio password is wrong.")).toBeVisible();
  await tryToRegister(admin, "ada@example.com", env.APP_PASSWORD);
  await expect(admin).toHaveURL("/videos");
  await admin.goto("/admin");
  await expect(admin.getByRole("heading", { name: "People" })).toBeVisible();
});

test("a page that could not be shown comes with Try again, once it can be", { tag: "@once" }, async () => {
  const read = async (name: string) => JSON.parse(await readFile(join(dataDir, name), "utf8"));
  const url = postgresUrl(
    (await read("secrets.json")).POSTGRES_PASSWORD,
    (await read("ports.json")).postgres,
    DATABASE,
  );
  await withClient(url, async (database) => {
    await database.query("ALTER TABLE collections RENAME TO collections_elsewhere");
    await admin.goto("/videos/collections");
    await expect(admin.getByRole("heading", { name: "This page could not be shown" })).toBeVisible();
    await database.query("ALTER TABLE collections_elsewhere RENAME TO collections");
  });
  await admin.getByRole("button", { name: "Try again" }).click();
  await expect(admin.getByRole("button", { name: "New collection" })).toBeVisible();
});

test("signing in at another site leads there", { tag: "@once" }, async ({ browser }) => {
  const page = await visit(browser);
  await page.route("https://github.com/**", (route) => route.fulfill({ body: "The other site" }));
  await page.goto("/sign-in");
  const github = page.getByRole("button", { name: "Continue with GitHub" });
  await github.click();
  await expect(page.getByText("The studio password is wrong.")).toBeVisible();
  await page.getByLabel("Studio password", { exact: true }).fill(env.APP_PASSWORD);
  await github.click();
  await expect(page).toHaveURL(/^https:\/\/github\.com\/login\/oauth\/authorize/);
  await page.context().close();
});

test("the composer says what this studio does not have", { tag: "@once" }, async () => {
  const page = admin;
  await page.goto("/videos");
  await page.waitForFunction(() => localStorage.getItem("dailies:draft") !== null);
  await prompt(page).fill("A heron");

  await form(page).getByRole("button", { name: "Enhance" }).click();
  await expect(form(page).getByText(/needs an Anthropic API key.*ANTHROPIC_API_KEY/)).toBeVisible();

  await choosePicture(page, await picture());
  await expect(firstFrame(page)).toBeVisible();
  await expect(form(page).getByText(/cannot begin from a picture/)).toBeVisible();
  await generate(page).click();
  expect(await listClips(page)).toHaveLength(0);
  await form(page).getByRole("combobox", { name: "Model" }).selectOption({ label: "Demo" });
  await expect(form(page).getByText(/cannot begin from a picture/)).toBeHidden();
  await form(page).getByRole("button", { name: "Remove the picture" }).click();
});

test("the budget an admin sets holds in the composer", { tag: "@once" }, async () => {
  const page = admin;
  await page.goto("/admin");
  await page.getByLabel("Budget a month, each person, in dollars").fill("1");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto("/videos");
  await expect(prompt(page)).toHaveValue("A heron");
  await form(page).getByRole("combobox", { name: "Seconds" }).selectOption("4");
  await form(page).getByRole("combobox", { name: "Variations" }).selectOption("2");
  await expect(form(page)).not.toContainText("more than is left");
  await form(page).getByRole("combobox", { name: "Variations" }).selectOption("3");
  await expect(form(page)).toContainText("This is $0.20 more than is left of your budget for the month.");
  await generate(page).click();
  await expect(prompt(page)).toHaveValue("A heron");
  expect(await listClips(page)).toHaveLength(0);
});

test("an admin gives a forgotten password anew, which signs that person out", { tag: "@once" }, async ({ browser }) => {
  const email = `${randomUUID()}@example.com`;
  const person = await visit(browser);
  await tryToRegister(person, email, env.APP_PASSWORD);
  await expect(person).toHaveURL("/videos");

  await admin.goto(`/admin?q=${email}`);
  await admin.getByRole("button", { name: `Edit ${email}` }).click();
  const reset = admin.getByRole("form", { name: `Password of ${email}` });
  await reset.getByLabel("New password", { exact: true }).fill("short");
  await reset.getByRole("button", { name: "Set password" }).click();
  await expect(reset.getByText("Use at least 8 characters.")).toBeVisible();
  await reset.getByLabel("New password", { exact: true }).fill("battery staple");
  await reset.getByRole("button", { name: "Set password" }).click();
  await expect(reset.getByText("The password is set.")).toBeVisible();
  await expect(reset.getByLabel("New password", { exact: true })).toHaveValue("");

  await person.goto("/settings");
  await expect(person).toHaveURL("/sign-in?next=%2Fsettings");
  await fillCredentials(person, email, "battery staple");
  await person.getByLabel("Studio password", { exact: true }).fill(env.APP_PASSWORD);
  await person.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(person).toHaveURL("/settings");
  await person.context().close();

  // One's own is changed in the settings.
  await admin.goto("/admin?q=ada@example.com");
  await admin.getByRole("button", { name: "Edit ada@example.com" }).click();
  await expect(admin.getByText("Your own password is changed in")).toBeVisible();
  await expect(admin.getByLabel("New password", { exact: true })).toHaveCount(0);
});

test("an admin finds a person, changes limits and rights, and closes the door", { tag: "@once" }, async ({
  browser,
}) => {
  const email = `${randomUUID()}@example.com`;
  const person = await visit(browser);
  await tryToRegister(person, email, env.APP_PASSWORD);
  await expect(person).toHaveURL("/videos");
  expect((await person.goto("/admin"))?.status()).toBe(404);

  await admin.goto("/admin");
  await admin.getByLabel("Find people").fill(email.slice(0, 8));
  await admin.getByRole("button", { name: "Find" }).click();
  await expect(admin.getByRole("button", { name: /^Edit / })).toHaveCount(1);
  await admin.getByRole("button", { name: `Edit ${email}` }).click();
  const limits = admin.getByRole("form", { name: `Limits of ${email}` });
  await limits.getByLabel("Budget a month, in dollars").fill("12.50");
  await limits.getByLabel("Videos at once").fill("2");
  await limits.getByRole("checkbox", { name: "Admin" }).check();
  await limits.getByRole("button", { name: "Save" }).click();
  await expect(limits).toBeHidden();
  await expect(admin.getByRole("button", { name: `Edit ${email}` })).toBeFocused();
  await expect(admin.getByText("of $12.50")).toBeVisible();
  await person.goto("/videos");
  await expect(person.getByText("of $12.50")).toBeVisible();
  expect((await person.goto("/admin"))?.status()).toBe(200);

  await admin.getByRole("switch", { name: /may create an account/ }).click();
  await admin.getByRole("button", { name: "Save" }).first().click();
  await expect(admin.getByText("Saved.")).toBeVisible();
  await expect(admin.getByRole("button", { name: "Save" }).first()).toBeFocused();
  await person.context().clearCookies();
  await person.goto("/register");
  await expect(person.getByText("This studio takes no new accounts. Ask its admin for one.")).toBeVisible();
  await person.context().close();
});
