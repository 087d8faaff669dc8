import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { promptSchema, requestIdSchema } from "@/lib/videos/schemas";

/** An optional field: programs also send null, or an empty one in a form. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === null || value === "" ? undefined : value), schema.optional());

const prompt = z
  .string({ error: (issue) => (issue.input === undefined ? "The prompt is missing." : "The prompt must be text.") })
  .pipe(promptSchema);

const wholeSeconds = 'Seconds must be a whole number, such as "4".';

export const createFieldsSchema = z.object({
  prompt,
  model: optional(z.string("The model must be text.").max(200, "There is no such model.")),
  size: optional(z.string('The size must be text, such as "1280x720".').max(20, 'A size looks like "1280x720".')),
  // The contract says text, and many programs send a number.
  seconds: optional(
    z
      .union([z.number(), z.string().regex(/^\d{1,3}$/, wholeSeconds)], wholeSeconds)
      .transform(Number)
      .pipe(z.number().int(wholeSeconds)),
  ),
});

export const remixFieldsSchema = z.object({ prompt });

export const listQuerySchema = z.object({
  after: z.string().optional(),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, "The limit must be a whole number from 0 to 100.")
    .transform(Number)
    .pipe(z.number().max(100, "The limit must be a whole number from 0 to 100."))
    .default(20),
  order: z.enum(["asc", "desc"], "The order must be asc or desc.").default("desc"),
});

export const contentQuerySchema = z.object({
  variant: z
    .enum(["video", "thumbnail", "spritesheet"], "The variant must be video, thumbnail or spritesheet.")
    .default("video"),
});

/**
 * The request's `Idempotency-Key`, else a new id: then every call is a request of its own.
 * @throws AppError `invalid_input`
 */
export function requestIdFrom(headers: Headers): string {
  const key = headers.get("idempotency-key");
  if (key === null) return randomUUID();
  const id = requestIdSchema.safeParse(key);
  if (id.success) return id.data;
  throw new AppError("invalid_input", { message: "Use a key of 1 to 200 characters.", field: "Idempotency-Key" });
}
