import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { ImageState } from "./image-tray";

/**
 * What the composer knows of its first frame; the tray, loaded with the first picture, does the rest. A submit while
 * the picture is on its way goes out by itself when it has arrived.
 */
export function useImageSlot(uploadId: string | null, submit: () => void) {
  const [file, setFile] = useState<File | null>(null);
  const [used, setUsed] = useState(false);
  const [state, setState] = useState<ImageState>("ready");
  const [waiting, setWaiting] = useState(false);
  const go = useEffectEvent(submit);

  // Stays once it was there: the tray may have to say why a picture is gone.
  if (!used && (file || uploadId)) setUsed(true);

  const settle = useEffectEvent((now: ImageState) => {
    if (!waiting || now === "busy") return;
    setWaiting(false);
    if (now === "ready") go();
  });
  useEffect(() => settle(state), [state]);

  return {
    used,
    waiting,
    take: useCallback((chosen: File) => setFile(chosen), []),
    /** Whether a submit has to wait, or cannot go at all; the tray says why. */
    hold() {
      const busy = used && state === "busy";
      setWaiting(busy);
      return busy || (used && state === "refused");
    },
    tray: { file, uploadId, onFile: setFile, onState: setState },
  };
}
