import { runCommand } from "./launch/run-command";
import { UserError } from "./launch/user-error";
import { applyMigrations } from "./migrations/apply";
import { findDrift, makeMigration } from "./migrations/make";

const USAGE = `npm run migrate -- dev <name>   writes the migration that brings prisma/migrations up to prisma/schema.prisma
npm run migrate -- diff         shows what the schema says beyond the migrations; exit code 1 when anything
npm run migrate -- deploy       applies what is waiting to DATABASE_URL (npm start does this by itself)`;

async function dev(name: string | undefined): Promise<void> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new UserError("Give the migration a name of small letters, digits and _: npm run migrate -- dev add_tags");
  }
  const made = await makeMigration(name);
  if (!made) return console.log("The migrations already say what the schema says.");
  console.log(`Wrote ${made}. Read it before you commit it: dropped columns take their data along.`);
}

async function diff(): Promise<void> {
  const drift = await findDrift();
  console.log(drift || "The migrations say what the schema says.");
  if (drift) process.exitCode = 1;
}

async function deploy(): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new UserError("Set DATABASE_URL to the database that shall be brought up to date.");
  const names = await applyMigrations(url, console.error);
  console.log(names.length > 0 ? `Applied ${names.join(", ")}.` : "Nothing was waiting.");
}

runCommand(async () => {
  const [command, name] = process.argv.slice(2);
  if (command === "dev") return dev(name);
  if (command === "diff") return diff();
  if (command === "deploy") return deploy();
  throw new UserError(USAGE);
});
