import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { chooseFreePort } from "../../scripts/embedded/ports";
import { type App, startApp } from "../harness/app";
import { card, made, openClip, player, register, remix, statusOf, submitPrompt } from "./support/pages";
import { test } from "./support/test";

// SIGKILL between any two steps of the main path, and a new start: nothing is lost, nobody signs in again.

const prompt = "Snowy mountains at dawn";
const change = "The mountains in deep fog";

test("killing everything between the steps loses nothing", async ({ browser }) => {
  test.setTimeout(240_000);
  const dataDir = await mkdtemp(join(tmpdir(), "dailies-restart-"));
  await chmod(dataDir, 0o711);
  const port = await chooseFreePort();
  const env = { DEMO_SPEED: "2", DEMO_RENDER: "draft", LEASE_SECONDS: "3", TICK_SECONDS: "1" };
  let studio: App = await startApp({ dataDir, port, env });
  const page = await (await browser.newContext({ baseURL: studio.url })).newPage();
  /** The launcher dies as by the kernel's hand; what it started must end by itself or be taken over. */
  const restart = async () => {
    const gone = once(studio.process, "exit");
    studio.process.kill("SIGKILL");
    await gone;
    await expect
      .poll(() =>
        fetch(studio.url, { signal: AbortSignal.timeout(1_000) }).then(
          () => "up",
          () => "down",
        ),
      )
      .toBe("down");
    studio = await startApp({ dataDir, port, env });
  };
  try {
    await register(page);
    await restart();

    await page.goto("/videos");
    await submitPrompt(page, prompt);
    await expect(card(page, prompt)).toHaveAttribute("aria-busy", "false"); // the server has it
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
    await expect(page.getByText("Moved to the trash")).toBeVisible(); // the page leaves at once; now the server has it
    await restart();

    await page.goto("/videos");
    await expect(card(page, prompt)).toHaveCount(1);
    await expect(card(page, change)).toHaveCount(0);
    await expect(page.getByText("$0.80 of")).toBeVisible(); // two starts were paid, not one more
  } finally {
    await page.context().close();
    await studio.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
