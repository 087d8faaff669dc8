import type { ReactNode } from "react";

/**
 * Where a layout places its page. A page that was pressed for while it was still being fetched ahead is drawn by Next
 * as nothing, without its loading.tsx, until it has come (vercel/next.js#98684): empty, this shows the line of
 * link-progress.tsx under the header.
 */
export function PageSlot({ children }: { children: ReactNode }) {
  return (
    <div
      data-page-slot
      className="contents empty:block empty:h-0.5 empty:origin-left empty:animate-arrive empty:bg-live"
    >
      {children}
    </div>
  );
}
