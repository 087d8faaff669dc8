import type { HttpBindings } from "@hono/node-server";
import type { Characters } from "@/demo/characters";
import type { FaultScene, Faults } from "@/demo/faults";
import type { JobStore } from "@/demo/job-store";
import type { Jobs } from "@/demo/jobs";
import type { Ledger } from "@/demo/ledger";
import type { MediaStore } from "@/demo/media-store";
import type { DemoOptions } from "@/demo/options";

/** Everything a route needs. */
export type Engine = {
  options: DemoOptions;
  store: JobStore;
  jobs: Jobs;
  media: MediaStore;
  characters: Characters;
  faults: Faults;
  ledger: Ledger;
};

export type Env = {
  Bindings: HttpBindings;
  Variables: { requestId: string; scene: FaultScene };
};
