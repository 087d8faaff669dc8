import { expect, test } from "vitest";
import type { z } from "zod";
import { changePasswordSchema, signInSchema } from "./auth/schemas";
import { userPatchSchema } from "./auth/users";
import { toAppError } from "./report-error";
import { settingsSchema } from "./settings";
import { tagsSchema, videoIdsSchema } from "./videos/schemas";

const tooLong = "x".repeat(201);
const tooMuch = 2_000_000_000_000;

test.each<[what: string, schema: z.ZodType, input: unknown, words: string]>([
  ["clips", videoIdsSchema, Array.from({ length: 501 }, () => crypto.randomUUID()), "At most 500 clips at once."],
  ["tags", tagsSchema, Array.from({ length: 21 }, (_, at) => `tag ${at}`), "At most 20 tags at once."],
  [
    "a studio password",
    signInSchema,
    { email: "a@example.com", password: "x", appPassword: tooLong },
    "The studio password is wrong.",
  ],
  [
    "a current password",
    changePasswordSchema,
    { currentPassword: tooLong, newPassword: "battery staple" },
    "This is not your current password.",
  ],
  ["a studio's budget", settingsSchema.partial(), { defaultBudgetMicros: tooMuch }, "At most $1,000,000 a month."],
  ["a person's budget", userPatchSchema, { budgetMicros: tooMuch }, "At most $1,000,000 a month."],
])("too much of what people can type or select is told in our words: %s", (_, schema, input, words) => {
  expect(toAppError(schema.safeParse(input).error).message).toContain(words);
});
