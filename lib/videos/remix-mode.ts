import "server-only";
import type { Video } from "@/lib/db";
import type { Model } from "@/lib/engines/catalog";
import type { RemixMode } from "./schemas";

/** How a remix of this video is made by the model it was made with. The dialog says so before it is paid for. */
export function remixModeFor(
  parent: Pick<Video, "engine" | "engineKey">,
  model: Pick<Model, "engine" | "remix" | "image">,
  hasFrame: boolean,
): RemixMode {
  if (model.remix && parent.engineKey && parent.engine === model.engine) return "native";
  return model.image && hasFrame ? "frame" : "prompt";
}
