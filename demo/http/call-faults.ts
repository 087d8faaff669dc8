import { setTimeout as sleep } from "node:timers/promises";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, Next } from "hono";
import { type Fault, type FaultScene, faultSchema } from "@/demo/faults";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError } from "@/demo/http/errors";
import { readFields } from "@/demo/http/read-fields";

/**
 * The faults that strike a call before its route sees it: delay, reset, 429 and 5xx. `X-Demo-Fault` arms one for
 * this call alone, as JSON of `/_faults` or just its kind.
 */
export function callFaults({ faults, store, options }: Engine) {
  return async (c: Context<Env>, next: Next) => {
    if (!options.faults) return next();
    const scene = c.var.scene;
    const header = c.req.header("x-demo-fault");
    if (header) faults.arm([{ ...parseHeader(header), times: 1, match: { route: scene.route } }]);
    const prompt = faults.readPrompts ? await promptOf(c, scene, (id) => store.find(id)?.prompt) : undefined;
    c.set("scene", { ...scene, ...(prompt !== undefined && { prompt }) });

    const late = faults.take("delay", c.var.scene);
    if (late) await sleep(late.ms);
    if (faults.take("reset", c.var.scene)) {
      c.env.incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    }
    const limited = faults.take("rate_limit", c.var.scene);
    if (limited) {
      const headers = limited.retryAfter === undefined ? {} : { "retry-after": String(limited.retryAfter) };
      throw new ApiError(
        429,
        "Rate limit reached for requests.",
        { code: "rate_limit_exceeded" },
        headers as Record<string, string>,
      );
    }
    const failing = faults.take("error", c.var.scene);
    if (failing) throw new ApiError(failing.status, "The server had an error while processing your request.");
    return next();
  };
}

function parseHeader(header: string): Fault {
  try {
    return faultSchema.parse(header.startsWith("{") ? JSON.parse(header) : { kind: header });
  } catch {
    throw new ApiError(400, "X-Demo-Fault is not a fault.");
  }
}

async function promptOf(c: Context<Env>, scene: FaultScene, find: (id: string) => string | undefined) {
  if (["create", "remix", "edit", "extend"].includes(scene.route)) {
    const { prompt } = await readFields(c);
    return typeof prompt === "string" ? prompt : undefined;
  }
  return scene.id === undefined ? undefined : find(scene.id);
}
