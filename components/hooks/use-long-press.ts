import { type MouseEvent, type PointerEvent, useRef } from "react";

const HOLD_MS = 450;
/** A finger that travels further is scrolling. */
const SLACK_PX = 10;

/** Calls back when a finger rests on the element; the click and the browser's menu that would follow are swallowed. */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const held = useRef(false);

  function release() {
    clearTimeout(press.current?.timer);
    press.current = null;
  }

  return {
    onPointerDown({ pointerType, clientX: x, clientY: y }: PointerEvent) {
      held.current = false;
      if (pointerType !== "touch") return;
      release();
      const timer = setTimeout(() => {
        held.current = true;
        navigator.vibrate?.(10);
        onLongPress();
      }, HOLD_MS);
      press.current = { timer, x, y };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const { x, y } = press.current ?? { x: clientX, y: clientY };
      if (Math.hypot(clientX - x, clientY - y) > SLACK_PX) release();
    },
    onPointerUp: release,
    onPointerCancel: release,
    onContextMenu(event: MouseEvent) {
      if (press.current || held.current) event.preventDefault();
    },
    onClickCapture(event: MouseEvent) {
      if (!held.current) return;
      held.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
