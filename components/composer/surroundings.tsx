"use client";

import { DropOverlay } from "./image/drop-overlay";
import { usePageFiles } from "./image/use-page-files";
import { useKeyboardHeight } from "./use-keyboard-height";

/** What the composer listens to around it: files brought to the page, and the phone's keyboard. Loaded after the page. */
export function Surroundings({ onFile }: { onFile: (file: File) => void }) {
  const over = usePageFiles(onFile);
  useKeyboardHeight();
  return over && <DropOverlay />;
}
