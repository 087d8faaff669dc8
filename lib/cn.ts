import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";
import { classGroups, conflictingClassGroups } from "./class-groups";

const merge = createTailwindMerge(() => ({
  cacheSize: 500,
  theme: {},
  classGroups: classGroups as never,
  conflictingClassGroups: conflictingClassGroups as never,
  conflictingClassGroupModifiers: {},
  orderSensitiveModifiers: ["before", "after", "*", "**", "placeholder", "file", "marker", "selection", "first-line"],
}));

/** Joins class names; of two Tailwind classes that set the same thing, the later one wins. */
export function cn(...inputs: ClassValue[]) {
  return merge(clsx(inputs));
}
