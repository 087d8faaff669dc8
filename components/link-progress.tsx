"use client";

import { useLinkStatus } from "next/link";

/** A hairline that says that something comes. */
export function ProgressLine() {
  return (
    <span
      aria-hidden
      data-link-progress
      className="pointer-events-none absolute inset-x-0 bottom-0 h-0.5 origin-left animate-arrive bg-live"
    />
  );
}

/** Inside a link: the line while its page is on its way, at the foot of what the link is placed in. */
export function LinkProgress() {
  return useLinkStatus().pending && <ProgressLine />;
}
