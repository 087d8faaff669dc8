// A user's preferences, kept as JSON on the account. Client-safe.
import { z } from "zod";

export const preferencesSchema = z.object({
  /** A model's id; null = the studio's default. Whether it still exists is the composer's question. */
  defaultModel: z.string().max(200).nullable(),
  /** "1280x720"; null = the model's first. */
  defaultSize: z
    .string()
    .regex(/^\d{2,4}x\d{2,4}$/)
    .nullable(),
  defaultSeconds: z.number().int().min(1).max(60).nullable(),
  density: z.enum(["comfortable", "compact"]),
});

export type Preferences = z.output<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  defaultModel: null,
  defaultSize: null,
  defaultSeconds: null,
  density: "comfortable",
};

/** Reads what is stored. Unknown or outdated values fall back one by one, so that an old account never breaks a page. */
export function parsePreferences(stored: unknown): Preferences {
  const given = (stored && typeof stored === "object" ? stored : {}) as Record<string, unknown>;
  const fields = Object.entries(preferencesSchema.shape).map(([name, field]) => {
    const parsed = field.safeParse(given[name]);
    return [name, parsed.success ? parsed.data : defaultPreferences[name as keyof Preferences]];
  });
  return Object.fromEntries(fields) as Preferences;
}
