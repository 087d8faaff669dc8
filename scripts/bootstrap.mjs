// The door every npm script goes through: `node scripts/bootstrap.mjs <command> [arguments]`.
// It runs on the host's own Node with nothing installed yet, so it is plain JavaScript on built-in modules.
// It installs what is missing, then hands over to scripts/<command>.ts on the project's Node.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = "", ...args] = process.argv.slice(2);

/** @param {string} line */
function fail(line) {
  console.error(line);
  process.exit(1);
}

/** @param {string} version @param {number} major @param {number} minor */
function isAtLeast(version, major, minor) {
  const [a = 0, b = 0] = version.replace(/^v/, "").split(".").map(Number);
  return a > major || (a === major && b >= minor);
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/**
 * npm writes node_modules/.package-lock.json last, so it says what is really there. A package of the lock file that
 * is not in it matters unless it is optional (built for another platform). This also notices a production install.
 */
function isInstalled() {
  const wanted = readJson(join(root, "package-lock.json"));
  const present = readJson(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !present) return false;
  return Object.entries(wanted.packages).every(([path, entry]) => {
    if (path === "") return true;
    const installed = present.packages[path];
    return installed ? installed.version === entry.version : entry.optional === true;
  });
}

function install() {
  console.error("Installing packages. The first time takes about a minute.");
  const npmArgs = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
  const npmCli = process.env.npm_execpath;
  const viaNode = npmCli?.endsWith(".js") && existsSync(npmCli);
  const result = spawnSync(viaNode ? process.execPath : "npm", viaNode ? [npmCli, ...npmArgs] : npmArgs, {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (result.status === 0) return;
  process.stderr.write(result.stdout ?? "");
  fail(`Installing failed: ${result.error?.message ?? "see npm's words above"}. Check the network and try again.`);
}

function chooseNode() {
  const bundled = join(root, "node_modules", ".bin", "node");
  if (existsSync(bundled) && spawnSync(bundled, ["--version"]).status === 0) return bundled;
  if (isAtLeast(process.version, 22, 12)) return process.execPath;
  return fail(
    `Node ${process.version} is too old to run Dailies here, and its own Node is missing for ${process.platform}-${process.arch}. Install Node 24.`,
  );
}

/** Who started us: npm, by way of a shell that may outlive it. */
function ancestors() {
  try {
    const shell = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${shell.split(") ").at(-1)?.split(" ")[1]}`;
  } catch {
    return `${process.ppid}`;
  }
}

/** Hands signals on and ends with the command. An npm that was killed outright tells nobody, so it is watched. */
function run() {
  const script = join(root, "scripts", `${command}.ts`);
  if (!/^[a-z-]+$/.test(command) || !existsSync(script)) fail(`There is no command "${command}".`);
  const nodeArgs = ["--conditions=react-server", "--import", "tsx", script, ...args];
  // Every process started from here finds the modules that the one before has compiled.
  const env = { NODE_COMPILE_CACHE: join(root, "node_modules", ".cache", "node"), ...process.env };
  const child = spawn(chooseNode(), nodeArgs, { cwd: root, env, stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const before = ancestors();
  if (process.env.npm_lifecycle_event) {
    setInterval(() => ancestors() !== before && child.kill("SIGTERM"), 500).unref();
  }
  child.once("error", (error) => fail(`Could not start Node: ${error.message}`));
  child.once("exit", (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)));
}

if (!isAtLeast(process.version, 20, 0)) fail(`Dailies needs Node 20 or newer; this is ${process.version}.`);
if (!isInstalled()) install();
run();
