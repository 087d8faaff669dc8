import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { runCommand } from "./launch/run-command";
import { stopAll, stopOnSignals } from "./launch/stopping";
import { UserError } from "./launch/user-error";
import { reachServices } from "./seed/reach-services";

const USAGE = "npm run seed -- [--videos 1000] [--email demo@example.com] [--password …] [--shots 20] [--draft]";

/**
 * Fills a user's library with really playable clips, a few dozen drawn once and shared by all rows, beside a running
 * studio or without one. Run again, it adds more. `--draft` draws three pictures a second, for those in a hurry. A
 * missing account is made, and its password printed.
 */
async function main(): Promise<void> {
  stopOnSignals();
  const { videos, ...options } = readOptions();
  const { email, password } = options;
  const began = Date.now();
  try {
    await reachServices();
    const { seedLibrary } = await import("./seed/seed-library");
    const made = await seedLibrary({ videos, ...options });
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`${videos} clips for ${email} in ${seconds} s.${made ? ` Sign in with ${email} and ${password}` : ""}`);
  } finally {
    await stopAll();
  }
}

function readOptions() {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      options: { videos: text, email: text, password: text, shots: text, draft: { type: "boolean", default: false } },
    });
    const number = (value: string | undefined, otherwise: number) => {
      const parsed = Number(value ?? otherwise);
      if (!Number.isInteger(parsed) || parsed < 1) throw new Error(`"${value}" is not a number of clips.`);
      return parsed;
    };
    return {
      videos: number(values.videos, 1000),
      shots: number(values.shots, 20),
      quality: values.draft ? ("draft" as const) : ("full" as const),
      email: values.email ?? "demo@example.com",
      password: values.password ?? randomBytes(9).toString("base64url"),
    };
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}

void runCommand(main);
