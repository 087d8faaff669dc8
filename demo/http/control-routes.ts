import { Hono } from "hono";
import { z } from "zod";
import { faultSchema } from "@/demo/faults";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError } from "@/demo/http/errors";

const faultsSchema = z.union([z.array(faultSchema), faultSchema.transform((fault) => [fault])]);

/** `/_faults` and `/_ledger`, for tests. No key is asked: they exist only where DEMO_FAULTS is on. */
export function controlRoutes({ faults, ledger }: Engine) {
  const app = new Hono<Env>();
  const read = async (request: { text(): Promise<string> }) => {
    const parsed = faultsSchema.safeParse(parseJson(await request.text()));
    if (parsed.success) return parsed.data;
    throw new ApiError(400, z.prettifyError(parsed.error));
  };

  app.get("/_faults", (c) => c.json({ faults: faults.list() }));
  app.post("/_faults", async (c) => c.json({ faults: faults.arm(await read(c.req)) }));
  app.put("/_faults", async (c) => {
    const next = await read(c.req);
    faults.disarm();
    return c.json({ faults: faults.arm(next) });
  });
  app.delete("/_faults", (c) => {
    faults.disarm();
    return c.body(null, 204);
  });
  app.delete("/_faults/:id", (c) => {
    if (!faults.disarm(c.req.param("id"))) throw new ApiError(404, "No such fault.");
    return c.body(null, 204);
  });

  app.get("/_ledger", (c) => c.json(ledger.read()));
  app.get("/_ledger/calls", (c) => c.json({ calls: ledger.callsTo(c.req.query("path")) }));
  app.delete("/_ledger", (c) => {
    ledger.reset();
    return c.body(null, 204);
  });
  return app;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, "We could not parse the JSON body of your request.");
  }
}
