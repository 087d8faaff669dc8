import { type MouseEvent, useEffect, useRef } from "react";

/** The second half of a double click comes within this time, at most. */
const LATE_MS = 400;

/**
 * For controls that take the place of others: a press meant for what stood there until just now does nothing, and moves
 * no focus. Gives the handlers for the element around them. Keys are never late: they press what has the focus.
 */
export function useLatePresses(covered: boolean) {
  const uncovered = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (!covered) return;
    let pressed = Number.NEGATIVE_INFINITY;
    const onPress = () => {
      pressed = performance.now();
    };
    document.addEventListener("pointerdown", onPress, true);
    return () => {
      document.removeEventListener("pointerdown", onPress, true);
      // What a key made way for, nobody is in the middle of clicking.
      if (performance.now() - pressed < LATE_MS) uncovered.current = performance.now();
    };
  }, [covered]);

  const drop = (event: MouseEvent) => {
    const byKey = event.detail === 0;
    if (byKey || performance.now() - uncovered.current > LATE_MS) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onMouseDownCapture: drop, onClickCapture: drop };
}
