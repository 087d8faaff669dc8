import { Hono } from "hono";
import { limits } from "@/demo/catalog";
import type { Character } from "@/demo/characters";
import type { Engine, Env } from "@/demo/http/context";
import { ApiError, invalid } from "@/demo/http/errors";
import { readFields } from "@/demo/http/read-fields";
import { probeVideo } from "@/demo/probe-video";

/** Characters: accepted and kept, so that clients can be written against them. */
export function characterRoutes({ characters }: Engine) {
  const app = new Hono<Env>();

  app.post("/videos/characters", async (c) => {
    const { name, video } = await readFields(c);
    if (typeof name !== "string" || name.trim() === "") {
      throw invalid("name", "Missing required parameter: 'name'.", "missing_required_parameter");
    }
    if (name.length > limits.nameLength) {
      const message = `Invalid 'name': string too long. Expected a string with maximum length ${limits.nameLength}.`;
      throw invalid("name", message, "string_above_max_length");
    }
    if (!(video instanceof File)) {
      throw invalid("video", "Missing required parameter: 'video'.", "missing_required_parameter");
    }
    if (!(await probeVideo(new Uint8Array(await video.arrayBuffer())))) {
      throw invalid("video", "Invalid video. Supported formats are MP4, MOV and WebM.", "invalid_video");
    }
    return c.json(toResource(characters.add(name)));
  });

  app.get("/videos/characters/:id", (c) => {
    const character = characters.find(c.req.param("id"));
    if (character) return c.json(toResource(character));
    const message = `Character with id '${c.req.param("id")}' not found.`;
    throw new ApiError(404, message, { param: "character_id", code: "character_not_found" });
  });

  return app;
}

function toResource({ id, name, createdAt }: Character) {
  return { id, name, created_at: Math.floor(createdAt / 1000) };
}
