import { Hono } from "hono";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError, invalid, videoNotFound } from "@/demo/http/errors";
import { toVideo } from "@/demo/job";
import { isFinal } from "@/demo/jobs";

/** The routes that read and end jobs: list, retrieve, delete, cancel. */
export function videoRoutes(engine: Engine) {
  const app = new Hono<Env>();
  const { store, jobs, faults } = engine;
  const find = (id: string) => {
    const job = store.find(id);
    if (!job) throw videoNotFound(id);
    return job;
  };

  app.get("/videos", (c) => {
    if (faults.take("list_disabled", c.var.scene)) throw new ApiError(404, "Invalid URL (GET /v1/videos)");
    const limit = parseLimit(c.req.query("limit"));
    const order = c.req.query("order") ?? "desc";
    if (order !== "asc" && order !== "desc") {
      throw invalid("order", `Invalid value: '${order}'. Supported values are: 'asc', 'desc'.`, "invalid_value");
    }
    const after = c.req.query("after");
    const ordered = store.all().filter((job) => !job.deleted);
    if (order === "desc") ordered.reverse();
    const start = after === undefined ? 0 : ordered.findIndex((job) => job.id === after) + 1;
    if (after !== undefined && start === 0) throw invalid("after", `No video with id '${after}'.`, "invalid_value");
    const page = ordered.slice(start, start + limit);
    const now = Date.now();
    return c.json({
      object: "list",
      data: page.map((job) => toVideo(job, now)),
      first_id: page[0]?.id ?? null,
      last_id: page.at(-1)?.id ?? null,
      has_more: start + page.length < ordered.length,
    });
  });

  app.get("/videos/:id", (c) => c.json(toVideo(find(c.req.param("id")), Date.now())));

  app.delete("/videos/:id", (c) => {
    const job = find(c.req.param("id"));
    if (!isFinal(job)) {
      const message = "The video is still being generated. Only completed and failed videos can be deleted.";
      throw new ApiError(400, message, { param: "video_id", code: "video_in_progress" });
    }
    jobs.remove(job);
    return c.json({ id: job.id, object: "video.deleted", deleted: true });
  });

  app.post("/videos/:id/cancel", (c) => c.json(toVideo(jobs.cancel(find(c.req.param("id"))), Date.now())));

  return app;
}

function parseLimit(text = "20"): number {
  const limit = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  if (limit >= 0 && limit <= 100) return limit;
  throw invalid("limit", `Invalid 'limit': expected a whole number from 0 to 100, but got '${text}'.`, "invalid_value");
}
