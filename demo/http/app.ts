import { randomBytes } from "node:crypto";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { callFaults } from "@/demo/http/call-faults";
import { characterRoutes } from "@/demo/http/character-routes";
import { checkKey } from "@/demo/http/check-key";
import { contentRoutes } from "@/demo/http/content-routes";
import type { Engine, Env } from "@/demo/http/context";
import { controlRoutes } from "@/demo/http/control-routes";
import { createRoutes } from "@/demo/http/create-routes";
import { ApiError, answerError } from "@/demo/http/errors";
import { modelRoutes } from "@/demo/http/model-routes";
import { routeOf } from "@/demo/http/route-of";
import { videoRoutes } from "@/demo/http/video-routes";

const maxBodyBytes = 100 * 1024 * 1024;

/** The whole HTTP surface. Order matters: every call is counted, then checked, then meets its fault, then its route. */
export function makeApp(engine: Engine) {
  const app = new Hono<Env>();

  app.onError((error, c) => {
    if (error instanceof ApiError) return answerError(c, error);
    console.error(error);
    return answerError(c, new ApiError(500, "The server had an error while processing your request."));
  });
  app.notFound((c) => answerError(c, new ApiError(404, `Invalid URL (${c.req.method} ${c.req.path})`)));

  app.get("/health", (c) => c.json({ status: "ok" }));
  if (engine.options.faults) app.route("/", controlRoutes(engine));

  app.use("/v1/*", async (c, next) => {
    const requestId = `req_${randomBytes(16).toString("hex")}`;
    c.set("requestId", requestId);
    c.header("x-request-id", requestId);
    const found = routeOf(c.req.method, c.req.path);
    if (!found) return c.notFound();
    c.set("scene", found);
    if (engine.options.faults) engine.ledger.count(found.route, c.req.method, c.req.path);
    return next();
  });
  app.use("/v1/*", checkKey(engine.options.apiKey));
  app.use(
    "/v1/*",
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw new ApiError(413, "The request body is larger than 100 MB.");
      },
    }),
  );
  app.use("/v1/*", callFaults(engine));

  app.route("/v1", modelRoutes());
  app.route("/v1", characterRoutes(engine));
  app.route("/v1", contentRoutes(engine));
  app.route("/v1", createRoutes(engine));
  app.route("/v1", videoRoutes(engine));
  return app;
}
