import type { Context } from "hono";
import { ApiError } from "@/demo/http/errors";

export type Fields = Record<string, unknown>;

const read = new WeakMap<Request, Promise<Fields>>();

/**
 * The fields of a JSON or multipart body, in one shape: `video[id]` of a form becomes `{ video: { id } }`.
 * Read once per request, however often it is asked for. Throws `ApiError` 400 and 415.
 */
export function readFields(c: Context): Promise<Fields> {
  let fields = read.get(c.req.raw);
  if (!fields) {
    fields = readBody(c);
    read.set(c.req.raw, fields);
  }
  return fields;
}

async function readBody(c: Context): Promise<Fields> {
  const type = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "multipart/form-data") return readForm(c);
  if (type === "application/json") return readJson(c);
  throw new ApiError(415, `Unsupported content type: '${type}'. Use 'multipart/form-data' or 'application/json'.`, {
    code: "unsupported_content_type",
  });
}

async function readJson(c: Context): Promise<Fields> {
  const text = await c.req.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new ApiError(400, "We could not parse the JSON body of your request.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw new ApiError(400, "The JSON body of your request must be an object.");
  }
  return body as Fields;
}

async function readForm(c: Context): Promise<Fields> {
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    throw new ApiError(400, "We could not parse the multipart body of your request.");
  }
  const fields: Fields = {};
  for (const [name, value] of form.entries()) {
    const nested = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name);
    if (nested?.[1] && nested[2]) {
      const outer = fields[nested[1]];
      fields[nested[1]] = { ...(typeof outer === "object" ? outer : {}), [nested[2]]: value };
    } else fields[name] = value;
  }
  return fields;
}
