import { PenLine, Undo2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { useEnhance } from "./use-enhance";

type EnhanceButtonsProps = { enhance: ReturnType<typeof useEnhance>; available: boolean };

/** One place: enhance, then cancel while it runs, then undo beside it. */
export function EnhanceButtons({ enhance, available }: EnhanceButtonsProps) {
  const running = enhance.live !== null;
  return (
    <>
      <Button
        type="button"
        variant="ghost"
        aria-label={running ? "Cancel the rewrite" : "Enhance"}
        aria-describedby="enhance-error"
        title={
          available ? "Claude rewrites the prompt as a shot: lens, light, motion, sound" : "Needs an Anthropic API key"
        }
        onClick={running ? enhance.cancel : enhance.start}
        className="max-md:w-9 max-md:px-0 md:px-2.5"
      >
        {running ? <X aria-hidden /> : <PenLine aria-hidden />}
        <span className="max-md:hidden">{running ? "Cancel" : "Enhance"}</span>
      </Button>
      {enhance.canUndo && (
        <Button
          type="button"
          variant="ghost"
          aria-label="Undo the rewrite"
          onClick={enhance.undo}
          className="max-md:w-9 max-md:px-0 md:px-2.5"
        >
          <Undo2 aria-hidden />
          <span className="max-md:hidden">Undo</span>
        </Button>
      )}
    </>
  );
}
