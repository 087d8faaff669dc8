import { expect, test } from "@playwright/test";
import { card, made, openClip, player, register, remix, statusOf, submitPrompt } from "./support/pages";
import { prepareStudio } from "./support/studio-process";

// SIGKILL between any two steps of the main path, and a new start: nothing is lost, nobody signs in again.

const prompt = "Snowy mountains at dawn";
const change = "The mountains in deep fog";

test("killing everything between the steps loses nothing", async ({ browser }, { project }) => {
  test.skip(project.name !== "desktop", "what is killed is the server; one viewport is enough");
  test.setTimeout(240_000);
  const studio = await prepareStudio({ DEMO_SPEED: "2", LEASE_SECONDS: "3", TICK_SECONDS: "1", LOG_LEVEL: "warn" });
  const page = await (await browser.newContext({ baseURL: studio.url })).newPage();
  const restart = async () => {
    await studio.kill();
    await studio.start();
  };
  try {
    await studio.start();
    await register(page);
    await restart();

    await page.goto("/videos");
    await submitPrompt(page, prompt);
    await expect(statusOf(page, prompt)).toHaveText(/^(Queued|Starting|Running)/);
    await restart();

    await page.goto("/videos");
    await expect(statusOf(page, prompt)).toHaveText(/^(Starting|Running|Saving|Completed)/, made);
    await restart();

    await page.goto("/videos");
    await expect(statusOf(page, prompt)).toContainText("Completed", made);
    await restart();

    await page.goto("/videos");
    await openClip(page, prompt);
    await expect.poll(() => player(page).evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1);
    await remix(page, change);
    await restart();

    await page.goto("/videos");
    await expect(statusOf(page, change)).toContainText("Completed", made);
    await openClip(page, change);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page).toHaveURL(/\/videos$/);
    await restart();

    await page.goto("/videos");
    await expect(card(page, prompt)).toHaveCount(1);
    await expect(card(page, change)).toHaveCount(0);
    await expect(page.getByText("$0.80 of")).toBeVisible(); // two starts were paid, not one more
  } finally {
    await page.context().close();
    await studio.remove();
  }
});
