import { Hono } from "hono";
import { models } from "@/demo/catalog";
import type { Env } from "@/demo/http/context";
import { ApiError } from "@/demo/http/errors";

/** 2025-09-30, the day of the first sora-2 model. */
const created = 1_759_190_400;
const toResource = (id: string) => ({ id, object: "model", created, owned_by: "demo" });

export function modelRoutes() {
  const app = new Hono<Env>();
  app.get("/models", (c) => c.json({ object: "list", data: models.map(toResource) }));
  app.get("/models/:id", (c) => {
    const id = models.find((model) => model === c.req.param("id"));
    if (id) return c.json(toResource(id));
    const message = `The model '${c.req.param("id")}' does not exist or you do not have access to it.`;
    throw new ApiError(404, message, { param: "model", code: "model_not_found" });
  });
  return app;
}
