import { benches } from "./bench/index";
import { runCommand } from "./launch/run-command";
import { stopAll, stopOnSignals } from "./launch/stopping";
import { UserError } from "./launch/user-error";

/** `npm run bench [name …]`: prints what was measured beside what was promised; fails when a promise is broken. */
async function main(): Promise<void> {
  stopOnSignals();
  const wanted = process.argv.slice(2);
  const unknown = wanted.find((name) => !(name in benches));
  if (unknown) throw new UserError(`There is no bench "${unknown}". There are: ${Object.keys(benches).join(", ")}`);
  let broken = 0;
  try {
    for (const [name, load] of Object.entries(benches)) {
      if (wanted.length > 0 && !wanted.includes(name)) continue;
      console.log(`\n== ${name}`);
      for (const { what, value, limit, ok = true } of await (await load())()) {
        if (!ok) broken++;
        console.log(`${ok ? " " : "!"} ${what.padEnd(58)} ${value.padStart(14)}  ${limit ?? ""}`);
      }
    }
  } finally {
    await stopAll();
  }
  if (broken > 0) throw new UserError(`\n${broken} of the promises above are not kept.`);
}

void runCommand(main);
