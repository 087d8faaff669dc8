// Prompts to rewrite, and a user's own templates: what goes in and what comes out. Client-safe.
import { z } from "zod";
import { promptSchema } from "@/lib/videos/schemas";
import { maxTemplateNameLength, maxTemplateTextLength } from "./limits";

export const enhancePromptSchema = z.object({
  prompt: promptSchema,
  /** Id or alias; the default model when left out. */
  model: z.string().max(200).optional(),
});

export const templateSchema = z.object({
  /** Absent for a new one. */
  id: z.uuid().optional(),
  name: z
    .string()
    .trim()
    .min(1, "Give the template a name.")
    .max(maxTemplateNameLength, `Use at most ${maxTemplateNameLength} characters.`),
  text: z
    .string()
    .trim()
    .min(1, "Write the text it should insert.")
    .max(maxTemplateTextLength, `Use at most ${maxTemplateTextLength.toLocaleString("en-US")} characters.`),
});
export type TemplateInput = z.output<typeof templateSchema>;

export interface TemplateDto {
  id: string;
  name: string;
  /** What a chip in the composer inserts. */
  text: string;
}
