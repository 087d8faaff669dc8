import { type RefObject, useLayoutEffect } from "react";
import { useHydrated } from "./use-hydrated";

/**
 * What is written or chosen before the page listens: React does not hear of it, and would take it back the next time it
 * draws. `heard` is told at once, for from then on React writes the field's value itself. `value` is what React believes
 * to be in the field; undefined = it leaves the field alone. Where a browser bringing back an old value by itself would
 * be wrong, the field says autoComplete="off".
 */
export function useHeardEarly<Field extends { value: string }>(
  field: RefObject<Field | null>,
  value: ComponentValue,
  heard: (field: Field) => void,
) {
  const hydrating = !useHydrated();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the page as the server drew it
  useLayoutEffect(() => {
    const { current } = field;
    if (hydrating && current && value !== undefined && current.value !== String(value)) heard(current);
  }, []);
}

type ComponentValue = string | number | readonly string[] | undefined;
