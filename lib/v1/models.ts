import "server-only";
import { listModels as catalogue, findModel } from "@/lib/engines/catalog";
import { AppError } from "@/lib/errors";

/** 2025-09-30, the day of the first sora-2 model: the wire format wants a time, and the catalogue has none. */
const created = 1_759_190_400;

export interface ModelResource {
  id: string;
  object: "model";
  created: number;
  owned_by: string;
}

/** GET /v1/models: the names that POST /v1/videos takes as `model`, the default first and sora-2 always among them. */
export function listModels(): { object: "list"; data: ModelResource[] } {
  const owners = new Map(
    catalogue().flatMap(({ id, aliases, engine }) => [id, ...aliases].map((name) => [name, engine])),
  );
  if (!owners.has("sora-2")) owners.set("sora-2", findModel("sora-2").engine);
  const data = [...owners].map(([id, owned_by]): ModelResource => ({ id, object: "model", created, owned_by }));
  return { object: "list", data };
}

/** GET /v1/models/{id}. @throws AppError `not_found` */
export function getModel(id: string): ModelResource {
  const model = listModels().data.find((candidate) => candidate.id === id);
  if (!model) throw new AppError("not_found", { message: "There is no such model here.", field: "model" });
  return model;
}
