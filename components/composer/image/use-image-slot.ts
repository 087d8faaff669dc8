import { useEffect, useEffectEvent, useState } from "react";
import type { ImageState } from "./image-tray";

/**
 * What the composer knows of its first frame; the tray, loaded with the first picture, does the rest. A submit while
 * the picture is on its way goes out by itself when it has arrived.
 */
export function useImageSlot(uploadId: string | null, submit: () => void) {
  const [file, setFile] = useState<File | null>(null);
  /** Undefined until the tray is there. */
  const [state, setState] = useState<ImageState>();
  const [waiting, setWaiting] = useState(false);

  const settle = useEffectEvent((now?: ImageState) => {
    if (!waiting || now === "busy") return;
    setWaiting(false);
    if (now === "ready") submit();
  });
  useEffect(() => settle(state), [state]);

  return {
    /** Stays once it was there: the tray may have to say why a picture is gone. */
    used: file || uploadId || state,
    waiting,
    take: setFile,
    /** Whether a submit has to wait, or cannot go at all; the tray says why. */
    hold() {
      const busy = file !== null || state === "busy";
      setWaiting(busy);
      return busy || state === "refused";
    },
    tray: {
      file,
      uploadId,
      onFile: setFile,
      onState: setState,
      /** Takes the file back: a submit that waited for it must not go out without it. */
      onCancel() {
        setFile(null);
        setWaiting(false);
      },
    },
  };
}
