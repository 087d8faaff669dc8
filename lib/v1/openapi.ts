import "server-only";
import contract from "@/contracts/videos.openapi.json";
import { listModels } from "@/lib/engines/catalog";

// What this studio offers of the contract, in OpenAPI: the contract itself stays as it was published.

const offered = ["/videos", "/videos/{video_id}", "/videos/{video_id}/content", "/videos/{video_id}/remix"] as const;

const string = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { "application/json": { schema } } });

const idempotencyKey = {
  name: "Idempotency-Key",
  in: "header",
  description:
    "1 to 200 characters. The same key with the same content gives the same video; with other content a 409.",
  schema: { type: "string", minLength: 1, maxLength: 200 },
};
const range = { name: "Range", in: "header", description: "One byte range, answered with 206.", schema: string };

const ownSchemas = {
  Failure: {
    type: "object",
    required: ["error"],
    properties: {
      error: {
        type: "object",
        required: ["message", "type", "param", "code"],
        properties: { message: string, type: string, param: { type: ["string", "null"] }, code: string },
      },
    },
  },
  Model: {
    type: "object",
    required: ["id", "object", "created", "owned_by"],
    properties: { id: string, object: { const: "model" }, created: { type: "integer" }, owned_by: string },
  },
  ModelList: {
    type: "object",
    required: ["object", "data"],
    properties: { object: { const: "list" }, data: { type: "array", items: ref("Model") } },
  },
};

const modelPaths = {
  "/models": operation("ListModels", "List the names that `model` takes, the default first.", "ModelList"),
  "/models/{model}": {
    ...operation("RetrieveModel", "Tell whether a name can be used as `model`.", "Model"),
    parameters: [{ name: "model", in: "path", required: true, schema: string }],
  },
};

function operation(operationId: string, summary: string, schema: string) {
  return { get: { operationId, summary, responses: { 200: { description: "Success", ...json(ref(schema)) } } } };
}

/** The description of /v1, with the sizes and lengths that this studio's models offer. */
export function describeApi(): object {
  const models = listModels();
  const unique = <T>(values: T[]) => [...new Set(values)];
  const schemas: Record<string, unknown> = {
    ...withPromptLimit(contract.components.schemas, Math.max(...models.map((model) => model.maxPrompt))),
    ...ownSchemas,
    VideoSize: { type: "string", enum: unique(models.flatMap((model) => [...model.sizes])) },
    VideoSeconds: { type: "string", enum: unique(models.flatMap((model) => model.seconds.map(String))) },
    VideoModel: string,
  };
  const paths = Object.fromEntries(offered.map((path) => [path, adapt(contract.paths[path])]));
  const description = {
    openapi: contract.openapi,
    info: { title: "Dailies", description: "The Videos API of this studio.", version: contract.info.version },
    servers: [{ url: "/v1" }], // relative to where this description comes from
    security: [{ apiKey: [] }],
    paths: { ...paths, ...mapOperations(modelPaths, withFailures) },
  };
  return {
    ...description,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key of this studio: dk_…" } },
      schemas: reachable(description, schemas),
    },
  };
}

/** The contract allows prompts that no model here takes. */
function withPromptLimit(schemas: object, maxLength: number): Record<string, unknown> {
  const text = JSON.stringify(schemas, (key, value) =>
    key === "prompt" && value?.maxLength ? { ...value, maxLength } : value,
  );
  return JSON.parse(text);
}

type Operation = { operationId?: string; parameters?: object[]; responses: object; deprecated?: boolean };

function adapt(path: object): object {
  return Object.fromEntries(
    Object.entries(path as Record<string, Operation>).map(([method, { deprecated: _, ...known }]) => {
      const extra = method === "post" ? [idempotencyKey] : known.operationId === "RetrieveVideoContent" ? [range] : [];
      return [method, withFailures({ ...known, parameters: [...(known.parameters ?? []), ...extra] })];
    }),
  );
}

function withFailures(known: Operation): Operation {
  return {
    ...known,
    responses: { ...known.responses, default: { description: "A failure", ...json(ref("Failure")) } },
  };
}

function mapOperations(paths: Record<string, { get: Operation }>, change: (operation: Operation) => Operation): object {
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, { ...item, get: change(item.get) }]));
}

/** Only the schemas that the description leads to, directly or through others. */
function reachable(from: object, schemas: Record<string, unknown>, found: Record<string, unknown> = {}) {
  for (const [, name = ""] of JSON.stringify(from).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (name in found) continue;
    found[name] = schemas[name];
    reachable(schemas[name] as object, schemas, found);
  }
  return found;
}
