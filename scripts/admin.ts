import { parseArgs } from "node:util";
import { runAdmin } from "./admin/commands";
import { openDatabase } from "./admin/open-database";
import { describeIssues } from "./launch/run-command";
import { stopAll, stopOnSignals } from "./launch/stopping";
import { describeError } from "./launch/user-error";

const USAGE = `npm run admin -- create-user --email E --password P [--admin] [--api-key] [--unlimited]
npm run admin -- set-password --email E --password P   (forgotten; ends that person's sessions)
npm run admin -- set-budget --email E --usd N      (a month; "none" for the studio's default)
npm run admin -- list-users`;

const options = {
  email: { type: "string" },
  password: { type: "string" },
  usd: { type: "string" },
  admin: { type: "boolean", default: false },
  "api-key": { type: "boolean", default: false },
  unlimited: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

stopOnSignals();
try {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  await openDatabase();
  const answer = await runAdmin(positionals[0], values);
  if (answer === null) throw new Error(USAGE);
  // Nothing else may go to stdout: scripts read it.
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
} catch (error) {
  console.error(describeIssues(error) ?? describeError(error));
  process.exitCode = 1;
}
await stopAll();
process.exit();
