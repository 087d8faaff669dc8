import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** How to start a browser here: the system's own, Playwright's download, or the one that comes as an npm package. */
export async function launchOptions(): Promise<LaunchOptions> {
  const args = ["--disable-dev-shm-usage", "--autoplay-policy=no-user-gesture-required"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  const own = [process.env.CHROME_PATH ?? "", ...SYSTEM_BROWSERS, chromium.executablePath()].find(existsSync);
  if (own) return { executablePath: own, args };
  return {
    executablePath: await unpackBrowser(),
    // Without a graphics card the browser itself draws faster than an imitated one: the gallery tests took 33 s instead of 51.
    args: [...args, "--disable-gpu"],
    env: environment(),
  };
}

/** The package brings the libraries that a bare machine lacks, but unpacks them only where it believes to be on Lambda. */
async function unpackBrowser(): Promise<string> {
  process.env.AWS_EXECUTION_ENV ??= "AWS_Lambda_nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

/** Importing the package has pointed LD_LIBRARY_PATH and FONTCONFIG_PATH at what it unpacked. */
function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
