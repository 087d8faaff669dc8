"use client";

import dynamic from "next/dynamic";

/** The toast layer, fetched after the page works: nothing needs it for the first paint. */
export const Toaster = dynamic(() => import("@/components/ui/sonner").then((module) => module.Toaster), {
  ssr: false,
});
