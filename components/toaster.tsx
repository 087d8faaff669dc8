"use client";

import { type ComponentType, useEffect, useState } from "react";
import { TOAST_EVENT, type ToastRequest } from "@/components/toast";

/** The toast layer: an empty place until the first message. */
export function Toaster() {
  const [Layer, setLayer] = useState<ComponentType>();

  useEffect(() => {
    async function show(event: Event) {
      const { message, options } = (event as CustomEvent<ToastRequest>).detail;
      const [{ toast }, layer] = await Promise.all([import("sonner"), import("@/components/ui/sonner")]);
      setLayer(() => layer.Toaster);
      toast(message, options);
    }
    window.addEventListener(TOAST_EVENT, show);
    return () => window.removeEventListener(TOAST_EVENT, show);
  }, []);

  return Layer ? <Layer /> : null;
}
