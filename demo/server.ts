import fs from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { serve } from "@hono/node-server";
import { Characters } from "@/demo/characters";
import { Faults } from "@/demo/faults";
import { makeApp } from "@/demo/http/app";
import { JobStore } from "@/demo/job-store";
import { Jobs } from "@/demo/jobs";
import { Ledger } from "@/demo/ledger";
import { MediaStore } from "@/demo/media-store";
import { type DemoOptions, readOptions } from "@/demo/options";
import { Renderer } from "@/demo/render/renderer";
import { Webhooks } from "@/demo/webhooks";

export type Demo = {
  /** `http://127.0.0.1:PORT`, without `/v1`. */
  url: string;
  key: string;
  options: DemoOptions;
  /** Stops listening and rendering; unfinished jobs go on at the next start with the same data. */
  close(): Promise<void>;
};

/** Starts the demo engine in this process. What is not given has the default of its DEMO_* variable. */
export async function startDemo(given: Partial<DemoOptions> = {}): Promise<Demo> {
  const options: DemoOptions = { ...readOptions({}), ...given };
  const dataDir = path.resolve(options.dataDir);
  fs.mkdirSync(dataDir, { recursive: true });

  const store = new JobStore(dataDir);
  const media = new MediaStore(dataDir);
  const renderer = new Renderer(media, options.render);
  const webhooks = new Webhooks(options);
  const jobs = new Jobs({ options, store, media, renderer, webhooks });
  const ledger = new Ledger(dataDir, store);
  const characters = new Characters(dataDir);
  const app = makeApp({ options, store, jobs, media, characters, faults: new Faults(), ledger });

  const server = await listen(app.fetch, options);
  jobs.resume();
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`,
    key: options.apiKey,
    options,
    async close() {
      jobs.close();
      webhooks.close();
      renderer.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      store.close();
      ledger.close();
      characters.close();
    },
  };
}

function listen(fetch: (request: Request, env: never) => unknown, { host, port }: DemoOptions): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: fetch as never, hostname: host, port }, () => resolve(server)) as Server;
    server.once("error", reject);
  });
}
