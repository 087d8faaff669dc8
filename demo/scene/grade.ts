import type { Grade } from "@/demo/scene/bitmap";
import type { Look } from "@/demo/scene/scene";

/** The colour grade of a look. */
export function makeGrade(look: Look): Grade {
  switch (look) {
    case "natural":
    case "neon":
      return null;
    case "warm":
      return tint(1.07, 1, 0.84);
    case "cool":
      return tint(0.86, 0.98, 1.1);
    case "noir":
      return (pixel) => {
        const grey = 0.3 * (pixel[0] as number) + 0.59 * (pixel[1] as number) + 0.11 * (pixel[2] as number);
        // A film curve: deep shade, bright light.
        const t = Math.min(1, grey / 255);
        pixel.fill(255 * (0.35 * t + 0.65 * t * t * (3 - 2 * t)), 0, 3);
      };
  }
}

function tint(r: number, g: number, b: number): Grade {
  return (pixel) => {
    pixel[0] = (pixel[0] as number) * r;
    pixel[1] = (pixel[1] as number) * g;
    pixel[2] = (pixel[2] as number) * b;
  };
}
