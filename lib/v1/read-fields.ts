import "server-only";
import { AppError } from "@/lib/errors";
import { parseJson, readBody } from "@/lib/http";

export type Fields = Record<string, unknown>;

/** A 20 MB picture in base64, and the words around it. */
const maxBytes = 32 * 1024 * 1024;

/**
 * The fields of a JSON or multipart body in one shape: `input_reference[image_url]` of a form becomes
 * `{ input_reference: { image_url } }`. @throws AppError `invalid_input`, `upload_too_large`
 */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  const media = type.split(";")[0]?.trim().toLowerCase();
  if (media === "application/json") return toFields(parseJson(await readBody(request, maxBytes)));
  if (media === "multipart/form-data") return readForm(await readBody(request, maxBytes), type);
  throw new AppError("invalid_input", { message: "Send the request as application/json or multipart/form-data." });
}

function toFields(json: unknown): Fields {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    throw new AppError("invalid_input", { message: "The request body must be a JSON object." });
  return json as Fields;
}

async function readForm(body: Buffer, type: string): Promise<Fields> {
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } })
    .formData()
    .catch((cause) => {
      throw new AppError("invalid_input", { message: "The request body is not valid multipart/form-data.", cause });
    });
  const fields: Fields = {};
  for (const [name, value] of form) {
    const [, outer, inner] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    if (!outer || !inner) fields[name] = value;
    else fields[outer] = { ...(typeof fields[outer] === "object" ? fields[outer] : {}), [inner]: value };
  }
  return fields;
}
