import { useEffect, useEffectEvent, useState } from "react";

/** A dialog in front has its own idea of what a file means. */
const behindDialog = () => document.querySelector("[role=dialog][data-state=open]") !== null;

/** A picture first; else whatever it is, so that somebody says what can be used. */
function pick(files: FileList | undefined): File | undefined {
  const all = [...(files ?? [])];
  return all.find(({ type }) => type.startsWith("image/")) ?? all[0];
}

/** Files dropped or pasted anywhere on the page. Gives whether one is held over it. */
export function usePageFiles(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent((file: File | undefined) => file && onFile(file));

  useEffect(() => {
    // Browsers call a picture dragged from the page itself a file, too.
    let ours = false;
    const carriesFile = (event: DragEvent) =>
      !ours && Boolean(event.dataTransfer?.types.includes("Files")) && !behindDialog();

    const listeners: { [Type in keyof WindowEventMap]?: (event: WindowEventMap[Type]) => void } = {
      dragstart: () => {
        ours = true;
      },
      dragend: () => {
        ours = false;
      },
      dragenter: (event) => carriesFile(event) && setOver(true),
      dragover: (event) => {
        if (!carriesFile(event)) return;
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
      },
      // Left for another element of the page, there is a related target; left for good, there is none.
      dragleave: (event) => event.relatedTarget === null && setOver(false),
      drop: (event) => {
        setOver(false);
        if (!carriesFile(event)) return;
        event.preventDefault();
        take(pick(event.dataTransfer?.files));
      },
      paste: (event) => {
        const data = (event as ClipboardEvent).clipboardData;
        // Text from an office program comes with a picture of itself.
        if (!data?.files.length || data.types.includes("text/plain") || behindDialog()) return;
        event.preventDefault();
        take(pick(data.files));
      },
    };
    const entries = Object.entries(listeners) as [string, EventListener][];
    for (const [type, listener] of entries) addEventListener(type, listener);
    return () => {
      for (const [type, listener] of entries) removeEventListener(type, listener);
    };
  }, []);

  return over;
}
