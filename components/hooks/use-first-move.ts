import { useEffect } from "react";

/** Calls back once, when the person first does anything: time to fetch what the next click will want. */
export function useFirstMove(onMove: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    const controller = new AbortController();
    const move = () => {
      controller.abort();
      onMove();
    };
    for (const type of ["pointermove", "pointerdown", "keydown"])
      addEventListener(type, move, { signal: controller.signal, passive: true });
    return () => controller.abort();
  }, []);
}
