import { globSync, readFileSync } from "node:fs";
import { extendTailwindMerge } from "tailwind-merge";
import { describe, expect, it } from "vitest";
import { cn } from "./cn";

const whole = extendTailwindMerge({ extend: { classGroups: { "font-family": ["figures"] } } });

/** Looks like a class. */
const TOAST_POSITION = "bottom-right";

/** Every class that stands in these files, as far as it can be read from strings. */
function classesOf(files: string): string[] {
  const words = globSync(files).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/"([^"\n]+)"/g)].flatMap(([, text = ""]) => text.split(/\s+/)),
  );
  return [...new Set(words)].filter(
    (word) => !word.includes(":") && word !== TOAST_POSITION && whole(`${word} x ${word}`) === `x ${word}`,
  );
}

describe("cn", () => {
  it("lets the later class win", () => {
    expect(cn("h-9 px-4 text-sm", "h-auto px-2", false, { "text-xs": true })).toBe("h-auto px-2 text-xs");
    expect(cn("size-4", "w-3")).toBe("size-4 w-3");
    expect(cn("w-3 h-2", "size-4")).toBe("size-4");
    expect(cn("hover:bg-accent", "bg-screen", "hover:bg-transparent")).toBe("bg-screen hover:bg-transparent");
    expect(cn("text-muted-foreground text-sm", "text-foreground")).toBe("text-sm text-foreground");
    expect(cn("border border-border", "border-transparent")).toBe("border border-transparent");
  });

  it("decides as all of tailwind-merge would when a class of ours meets one of a primitive", () => {
    const [primitives, ours] = [classesOf("components/ui/*.tsx"), classesOf("{app,components}/**/*.tsx")];
    expect(primitives.length).toBeGreaterThan(100);
    const wrong: string[] = [];
    for (const first of primitives)
      for (const second of ours) {
        const pair = `${first} ${second}`;
        if (first !== second && cn(pair) !== whole(pair)) wrong.push(`${pair} → ${cn(pair)}, not ${whole(pair)}`);
      }
    expect(wrong).toEqual([]);
  });
});
