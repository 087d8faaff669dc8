import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from "react";

/** Passing over a wall of cards should not start a download for each. */
const INTENT_MS = 120;

export type Preview = "pointer" | "focus";

/** Whether the pointer or the keyboard rests on a card, so that its clip may play. Handlers go on the card. */
export function usePreview() {
  const [preview, setPreview] = useState<Preview | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function start(kind: Preview) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPreview(kind), INTENT_MS);
  }
  function stop() {
    clearTimeout(timer.current);
    setPreview(null);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const handlers = {
    onPointerEnter: (event: PointerEvent) => event.pointerType === "mouse" && start("pointer"),
    onPointerLeave: stop,
    onFocus: (event: FocusEvent) => event.target.matches("a:focus-visible") && start("focus"),
    onBlur: stop,
  };
  return { preview, handlers };
}
