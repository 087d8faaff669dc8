import { z } from "zod";

/** One entry of OPENAI_VIDEO_MODELS: what a self-hosted or proxied Videos API server offers. */
const modelSetting = z.object({
  id: z.string().min(1),
  label: z.string().optional(),
  sizes: z
    .array(z.string().regex(/^\d{2,4}x\d{2,4}$/, 'must look like "1280x720"'))
    .min(1)
    .default(["1280x720", "720x1280"]),
  seconds: z.array(z.number().int().min(1).max(60)).min(1).default([4, 8, 12]),
  usdPerSecond: z.number().min(0).default(0),
  maxPrompt: z.number().int().min(1).max(4000).default(4000),
  image: z.boolean().default(true),
  remix: z.boolean().default(false),
  usualSeconds: z.number().positive().nullable().default(null),
  deadlineSeconds: z.number().positive().default(3600),
  aliases: z.array(z.string()).default([]),
});

/** The setting as it stands in the environment: JSON text. */
export const modelSettings = z
  .string()
  .optional()
  .transform((text, context) => {
    if (!text) return undefined;
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is not JSON" });
      return z.NEVER;
    }
  })
  .pipe(z.array(modelSetting, "must be a list").min(1).optional());
