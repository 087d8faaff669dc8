import { expect, type Page } from "@playwright/test";
import { toast } from "./support/gallery";
import { fillCredentials, password, register, sendPlainForm, signIn } from "./support/pages";
import { test } from "./support/test";

const kept = (page: Page) => page.evaluate(() => Object.keys(localStorage));

/** What the page keeps in memory ends with it: the next person at this browser meets nothing of it. */
async function expectFreshPage(page: Page, leave: () => Promise<void>) {
  await page.evaluate(() => Object.assign(window, { ofThePageBefore: true }));
  await leave();
  await page.waitForFunction(() => !("ofThePageBefore" in window), undefined, { timeout: 10_000 });
}

test("register, sign out, sign in again", { tag: "@once" }, async ({ page, context }) => {
  const email = await register(page);
  const words = page.getByLabel("Prompt");
  const signOut = page.getByRole("button", { name: "Sign out" });
  await page.evaluate(() => localStorage.setItem("dailies:shortcuts", "off"));
  await words.fill("Words only their writer should see");
  await page.getByRole("button", { name: /^Account/ }).click();
  await context.setOffline(true);
  await signOut.click();
  await expect(toast(page, "The studio cannot be reached.")).toBeVisible();
  await expect(words).toHaveValue("Words only their writer should see");
  expect(await kept(page)).toContain("dailies:draft");

  await context.setOffline(false);
  if (!(await signOut.isVisible())) await page.getByRole("button", { name: /^Account/ }).click();
  await expectFreshPage(page, async () => {
    await signOut.click();
    await expect(page).toHaveURL("/sign-in");
  });
  expect(await kept(page)).toEqual(["dailies:shortcuts"]); // it is the browser's, whoever sits at it
  await page.goto("/videos");
  await expect(page).toHaveURL("/sign-in?next=%2Fvideos");

  await signIn(page, email.toUpperCase());
  await expect(page).toHaveURL("/videos");
  await expect(words).toHaveValue("");
  await sendPlainForm(page.request, "/videos", {});
  await page.goto("/videos");
  await expect(page).toHaveURL("/sign-in?next=%2Fvideos");
});

test("signing in without a network says so and keeps what was typed", { tag: "@once" }, async ({ page, context }) => {
  const email = await register(page);
  await context.clearCookies();
  await page.goto("/sign-in", { waitUntil: "networkidle" });
  await context.setOffline(true);
  await signIn(page, email);
  await expect(page.getByText("The studio cannot be reached.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(password);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL("/videos");
});

test("a wrong password is said in words, and the email stays", { tag: "@once" }, async ({ page }) => {
  const email = await register(page);
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await fillCredentials(page, email, "wrong password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The email or the password is wrong.")).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  const secret = page.getByLabel("Password", { exact: true });
  await expect(secret).toHaveValue("");
  await expect(secret).toBeFocused();
  await expect(page.getByText("Forgotten your password?")).toBeVisible();
});

test("a taken email is said in words", { tag: "@once" }, async ({ page }) => {
  const email = await register(page);
  await page.context().clearCookies();
  await page.goto("/register");
  await fillCredentials(page, email);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("There is already an account with this email. Sign in instead.")).toBeVisible();
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue(password);
});

test("a short password is refused before it is sent, stays, and can be read", { tag: "@once" }, async ({ page }) => {
  await page.goto("/register", { waitUntil: "networkidle" });
  const sent: string[] = [];
  page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
  await fillCredentials(page, "ada@example.com", "short");
  await page.getByRole("button", { name: "Create account" }).click();
  const secret = page.getByLabel("Password", { exact: true });
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await expect(secret).toBeFocused();
  await expect(secret).toHaveValue("short");
  expect(sent).toEqual([]);

  await secret.press("End");
  await secret.pressSequentially("er one");
  await expect(page.getByText("Use at least 8 characters.")).toBeHidden();
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(secret).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(secret).toHaveAttribute("type", "password");
  await expect(secret).toHaveValue("shorter one");
});

test("signing in goes back to where one wanted to be, and nowhere else", { tag: "@once" }, async ({ page }) => {
  const email = await register(page);
  for (const [next, end] of [
    ["/settings", "/settings"],
    ["https://evil.example", "/videos"],
    ["//evil.example", "/videos"],
  ] as const) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, email);
    await expect(page).toHaveURL(end);
  }
});

test("a page left open after signing out everywhere does nothing and says so", { tag: "@once" }, async ({
  page,
  browser,
}) => {
  await register(page);
  await page.goto("/settings");
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const elsewhere = await other.newPage();
  await elsewhere.goto("/settings");
  await elsewhere.evaluate(() => localStorage.setItem("dailies:draft", "{}"));
  const button = elsewhere.getByRole("button", { name: "Sign out everywhere" });
  await button.click();
  await expectFreshPage(elsewhere, async () => {
    await elsewhere.getByRole("button", { name: "Sign out everywhere?" }).click();
    await expect(elsewhere).toHaveURL("/sign-in");
  });
  expect(await kept(elsewhere)).toEqual([]);
  await other.close();

  await page.getByLabel("Name", { exact: true }).fill("Too late");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Please sign in.")).toBeVisible();
  await page.goto("/videos");
  await expect(page).toHaveURL("/sign-in?next=%2Fvideos");
});
