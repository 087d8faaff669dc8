"use client";

import { type ComponentType, useEffect, useState } from "react";
import { TOAST_EVENT, type ToastRequest } from "@/components/toast";

const load = () => Promise.all([import("sonner"), import("@/components/ui/sonner")]);

/** The toast layer: an empty place until the first message. Its code comes before, so that it can speak offline. */
export function Toaster() {
  const [Layer, setLayer] = useState<ComponentType>();

  useEffect(() => {
    async function show(event: Event) {
      const { message, options } = (event as CustomEvent<ToastRequest>).detail;
      // Without a network the code may not come; the next message asks for it again.
      const loaded = await load().catch(() => null);
      if (!loaded) return;
      const [{ toast }, layer] = loaded;
      setLayer(() => layer.Toaster);
      toast(message, options);
    }
    window.addEventListener(TOAST_EVENT, show);
    const warm = () => void load().catch(() => {});
    // Safari knows no idle time.
    if ("requestIdleCallback" in window) requestIdleCallback(warm);
    else setTimeout(warm, 2_000);
    return () => window.removeEventListener(TOAST_EVENT, show);
  }, []);

  return Layer ? <Layer /> : null;
}
