import { defaults, limits, type Model, models, type Size, sizes } from "@/demo/catalog";
import { ApiError, invalid } from "@/demo/http/errors";
import type { Fields } from "@/demo/http/read-fields";

const isOneOf = <T extends string>(list: readonly T[], value: unknown): value is T => list.includes(value as T);
const quoted = (list: readonly string[]) => list.map((item) => `'${item}'`).join(", ");

/** Each reads one field; a missing optional field gives its default, anything unusable throws 400 with `param`. */
export function parsePromptField(fields: Fields): string {
  const { prompt } = fields;
  if (prompt === undefined) {
    throw invalid("prompt", "Missing required parameter: 'prompt'.", "missing_required_parameter");
  }
  if (typeof prompt !== "string")
    throw invalid("prompt", "Invalid type for 'prompt': expected a string.", "invalid_type");
  if (prompt.trim() === "") {
    throw invalid("prompt", "Invalid 'prompt': empty string. Expected a string with minimum length 1.", "empty_string");
  }
  if (prompt.length > limits.promptLength) {
    const message = `Invalid 'prompt': string too long. Expected a string with maximum length ${limits.promptLength}, but got a string with length ${prompt.length} instead.`;
    throw invalid("prompt", message, "string_above_max_length");
  }
  return prompt;
}

export function parseModel(fields: Fields): Model {
  const { model = defaults.model } = fields;
  if (isOneOf(models, model)) return model;
  throw invalid("model", `Invalid value: '${model}'. Supported values are: ${quoted(models)}.`, "invalid_value");
}

export function parseSize(fields: Fields): Size {
  const { size = defaults.size } = fields;
  if (isOneOf(sizes, size)) return size;
  throw invalid("size", `Invalid value: '${size}'. Supported values are: ${quoted(sizes)}.`, "invalid_value");
}

/** Whole seconds from 1 to 20, as a number or a string of digits. */
export function parseSeconds(fields: Fields, required = false): number {
  const { seconds } = fields;
  if (seconds === undefined) {
    if (!required) return defaults.seconds;
    throw invalid("seconds", "Missing required parameter: 'seconds'.", "missing_required_parameter");
  }
  const value = typeof seconds === "string" && /^\d{1,3}$/.test(seconds) ? Number(seconds) : seconds;
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= limits.seconds) return value;
  const message = `Invalid value: '${seconds}'. Supported values are: '4', '8', '12', or any whole number from '1' to '${limits.seconds}'.`;
  throw invalid("seconds", message, "invalid_value");
}

/** The per-job callback of this engine's own: an http(s) address, or null. */
export function parseCallbackUrl(fields: Fields): string | null {
  const { callback_url: url } = fields;
  if (url === undefined || url === null || url === "") return null;
  if (typeof url === "string" && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw invalid("callback_url", "Invalid 'callback_url': expected an http or https address.", "invalid_url");
}

/** `{ "id": "video_…" }`, or the id alone, or null when the field holds a file. */
export function parseVideoId(fields: Fields): string | null {
  const { video } = fields;
  if (video instanceof File) return null;
  if (typeof video === "string" && video !== "") return readReference(video);
  if (typeof video === "object" && video !== null && "id" in video && typeof video.id === "string") return video.id;
  if (video !== undefined) throw invalid("video", "Invalid 'video': expected an object with an 'id'.", "invalid_type");
  throw invalid("video", "Missing required parameter: 'video'.", "missing_required_parameter");
}

/** Some form clients send the reference object as a JSON string. */
function readReference(text: string): string {
  if (!text.startsWith("{")) return text;
  try {
    const { id } = JSON.parse(text) as { id?: unknown };
    if (typeof id === "string") return id;
  } catch {}
  throw new ApiError(400, "Invalid 'video': expected an object with an 'id'.", {
    param: "video",
    code: "invalid_type",
  });
}

const known = new Set(["prompt", "model", "size", "seconds", "input_reference", "video", "callback_url"]);

/** Fields the API does not know, as the ledger keeps them. */
export function readMetadata(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => !known.has(name) && !(value instanceof File)),
  );
}
