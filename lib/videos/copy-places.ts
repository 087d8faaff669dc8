import "server-only";

/** Clips of one engine that this process copies at once. Each may take an hour, and up to 32 MiB. */
export const placesPerEngine = 8;

/** The engine of each copy under way. */
const taken: string[] = [];

/** The engines this process copies from now, each as often as it does. */
export function placesTaken(): readonly string[] {
  return taken;
}

const isFull = (engine: string) => taken.filter((one) => one === engine).length >= placesPerEngine;

export function enginesWithoutPlace(): string[] {
  return [...new Set(taken)].filter(isFull);
}

/** Makes a copy while its engine has a place for it. Gives false, and does nothing, when it has none. */
export async function inPlace(engine: string, copy: () => Promise<void>): Promise<boolean> {
  if (isFull(engine)) return false;
  taken.push(engine);
  try {
    await copy();
    return true;
  } finally {
    taken.splice(taken.indexOf(engine), 1);
  }
}
