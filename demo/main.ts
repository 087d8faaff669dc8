import { readOptions } from "@/demo/options";
import { startDemo } from "@/demo/server";

/** The demo engine as a process of its own: configured by DEMO_*, says where it listens in one JSON line. */
async function main() {
  const demo = await startDemo(readOptions(process.env));
  const line = { listening: demo.url };
  console.log(JSON.stringify(line));
  process.send?.(line);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await demo.close();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // A parent that died cannot stop us any more.
  process.on("disconnect", stop);
}

main().catch((error: Error & { code?: string }) => {
  const port = process.env.DEMO_PORT;
  const taken = error.code === "EADDRINUSE";
  console.error(taken ? `Port ${port} is in use. Set DEMO_PORT to a free one, or to 0.` : error.message);
  process.exit(1);
});
