import { ImagePlus } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { imageTypes } from "@/lib/uploads/limits";

/** Picks the first frame from the device. */
export function ImageButton({ onFile }: { onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type="button"
        variant="ghost"
        size="icon"
        aria-label="Add a picture as the first frame"
        title="Add a picture as the first frame. You can also drop or paste one anywhere."
        onClick={() => input.current?.click()}
      >
        <ImagePlus aria-hidden />
      </Button>
      <input
        ref={input}
        type="file"
        accept={imageTypes.join()}
        aria-label="Picture for the first frame"
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was removed.
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
