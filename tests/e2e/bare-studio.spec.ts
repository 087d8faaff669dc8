import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { chooseFreePort } from "../../scripts/embedded/ports";
import { startApp } from "../harness/app";
import { choosePicture, firstFrame, form, generate, listClips, openComposer, prompt } from "./support/composer";
import { picture } from "./support/pictures";
import { test } from "./support/test";

// A studio without Claude, with a model that takes no picture, and little money.

test("the composer says what this studio does not have", { tag: "@once" }, async ({ browser }) => {
  test.setTimeout(240_000);
  const dataDir = await mkdtemp(join(tmpdir(), "dailies-bare-"));
  await chmod(dataDir, 0o711);
  const env = { ALIBABA_API_KEY: "never-used", RATE_LIMIT_SCALE: "1000" };
  const studio = await startApp({ dataDir, port: await chooseFreePort(), env });
  const page = await (await browser.newContext({ baseURL: studio.url })).newPage();
  try {
    await openComposer(page); // the first account is the admin
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
  } finally {
    await page.context().close();
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
