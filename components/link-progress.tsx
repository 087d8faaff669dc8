"use client";

import { useLinkStatus } from "next/link";

/** A hairline that says that something comes: at once nearly there, then slower and slower. */
export function ProgressLine() {
  return (
    <span
      aria-hidden
      data-link-progress
      className="pointer-events-none absolute inset-x-0 bottom-0 h-0.5 origin-left scale-x-90 bg-live transition-transform delay-100 duration-[10s] ease-[cubic-bezier(0,0.8,0.2,1)] starting:scale-x-0"
    />
  );
}

/** Inside a link: the line while its page is on its way, at the foot of what the link is placed in. */
export function LinkProgress() {
  return useLinkStatus().pending && <ProgressLine />;
}
