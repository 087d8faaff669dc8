import type { Bench } from "./bench";

/** Each bench by its name; its code is loaded when it runs. */
export const benches: Record<string, () => Promise<Bench>> = {
  "first-js": async () => (await import("./first-js")).firstJs,
  "gallery-rows": async () => (await import("./gallery-rows")).galleryRows,
  "gallery-page": async () => (await import("./gallery-page")).galleryPage,
};
