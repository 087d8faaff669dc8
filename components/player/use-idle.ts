import { type RefObject, useEffect, useState } from "react";

const QUIET_MS = 2500;

/** True after a while without pointer or key, while `active`. */
export function useIdle(area: RefObject<HTMLElement | null>, active: boolean): boolean {
  const [idle, setIdle] = useState(false);
  useEffect(() => {
    const element = area.current;
    if (!active || !element) return;
    let timer: ReturnType<typeof setTimeout>;
    const wake = () => {
      clearTimeout(timer);
      setIdle(false);
      timer = setTimeout(() => setIdle(true), QUIET_MS);
    };
    wake();
    for (const name of ["pointermove", "pointerdown", "focusin"]) element.addEventListener(name, wake);
    document.addEventListener("keydown", wake);
    return () => {
      clearTimeout(timer);
      setIdle(false);
      for (const name of ["pointermove", "pointerdown", "focusin"]) element.removeEventListener(name, wake);
      document.removeEventListener("keydown", wake);
    };
  }, [area, active]);
  return idle;
}
