import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { classGroups: { "font-family": ["figures"] } } });

/** Joins class names; of two Tailwind classes that set the same thing, the later one wins. */
export function cn(...inputs: ClassValue[]) {
  return merge(clsx(inputs));
}
