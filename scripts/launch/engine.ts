import { chooseFreePort } from "../embedded/ports";
import { startService } from "../embedded/service";
import { reachableHost } from "./address";
import type { Ground, Part } from "./parts";
import { onStop, stopWith } from "./stopping";

/** The demo Videos API server, which tells the app about finished clips through a signed webhook. */
export async function startEngine({ dataDir, secrets, ports, app }: Ground): Promise<Part> {
  const webhookSecret = process.env.OPENAI_WEBHOOK_SECRET || secrets.OPENAI_WEBHOOK_SECRET;
  const logFile = dataDir.log("demo");
  const engine = await startService({
    name: "demo engine",
    entry: "demo/main.ts",
    env: {
      DEMO_HOST: "127.0.0.1",
      DEMO_PORT: String(await chooseFreePort(ports.preferred("engine"))),
      DEMO_DATA: dataDir.engine,
      DEMO_API_KEY: secrets.DEMO_API_KEY,
      DEMO_WEBHOOK_URL: `http://${reachableHost(app.host)}:${app.port}/api/webhooks/openai`,
      // The app may hold several while they are being changed; any of them will do.
      DEMO_WEBHOOK_SECRET: webhookSecret.split(",")[0]?.trim() ?? "",
    },
    logFile,
  });
  onStop(engine.stop);
  stopWith(engine.child, "demo engine", `See ${logFile}`);
  ports.remember("engine", engine.url);
  return {
    name: "engine",
    embedded: true,
    what: "built-in demo, no key needed",
    where: `${engine.url}/v1`,
    env: {
      OPENAI_BASE_URL: `${engine.url}/v1`,
      OPENAI_API_KEY: secrets.DEMO_API_KEY,
      OPENAI_WEBHOOK_SECRET: webhookSecret,
    },
  };
}

export function yourEngine(): Part {
  const where = process.env.OPENAI_BASE_URL || "https://api.openai.com/v1";
  return { name: "engine", embedded: false, what: "your Videos API", where, env: {} };
}
