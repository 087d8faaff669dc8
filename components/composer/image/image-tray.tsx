"use client";

import { Crop, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { ComposerError } from "@/components/composer/draft";
import { Refusal } from "@/components/composer/refusal";
import { onDemand } from "@/components/on-demand";
import { Button } from "@/components/ui/button";
import type { ModelDto } from "@/lib/videos/schemas";
import { ratioOf } from "./crop-geometry";
import { readView } from "./kept-view";
import { Thumbnail } from "./thumbnail";
import { useReferenceImage } from "./use-reference-image";

const CropEditor = onDemand(() => import("./crop-editor").then((module) => module.CropEditor));

/** Whether a submit may go: `busy` ends by itself, `refused` does not. */
export type ImageState = "ready" | "busy" | "refused";

export type ImageTrayProps = {
  model: ModelDto;
  size: string;
  file: File | null;
  onFile: (file: File | null) => void;
  uploadId: string | null;
  onUpload: (id: string | null) => void;
  /** What the studio said about the picture when it was submitted. */
  error: ComposerError | null;
  onState: (state: ImageState) => void;
  /** Drops the file, and calls off a submit that waits for the picture. */
  onCancel: () => void;
};

/** The first frame above the prompt: on its way, in place, or the reason why it is not. */
export function ImageTray({ model, size, file, onFile, uploadId, onUpload, error, onState, onCancel }: ImageTrayProps) {
  const [cropping, setCropping] = useState(false);
  const cropButton = useRef<HTMLButtonElement>(null);
  const image = useReferenceImage({ file, onFile, uploadId, onUpload, size });
  const { upload, progress, fitting, refusal } = image;

  const unfit = model.image
    ? null
    : { message: `${model.label} cannot begin from a picture. Choose another model or remove it.` };
  const shown = (upload && unfit) ?? error ?? refusal;
  const loading = uploadId !== null && !upload && !refusal;
  const busy = file !== null || fitting || loading;
  const stale = upload !== null && upload.frame?.size !== size;
  const state = busy ? "busy" : (upload && unfit) || stale || refusal ? "refused" : "ready";
  useEffect(() => onState(state), [state, onState]);

  function remove() {
    onCancel();
    if (!file) onUpload(null); // else the one before the file is back
    image.dismiss();
  }

  if (!file && !uploadId && !shown) return null;
  const ratio = ratioOf(size);
  return (
    <div className="flex items-start gap-3 px-4 pt-3">
      {(file || uploadId) && (
        <div className="flex min-w-0 flex-1 items-center gap-3">
          <Thumbnail file={file} url={file ? undefined : upload?.frame?.url} ratio={ratio} busy={busy} />
          <div className="grid min-w-0 gap-0.5">
            <p className="text-sm" aria-live="polite">
              {file ? "Sending the picture" : loading ? "Loading the picture" : "First frame"}
            </p>
            {file ? (
              <p className="flex items-center gap-3 text-muted-foreground text-xs">
                <progress className="sr-only" aria-label="Picture sent" value={progress} max={1} />
                <span className="figures">{Math.floor(progress * 100)} %</span>
              </p>
            ) : (
              upload && (
                <Button
                  ref={cropButton}
                  type="button"
                  variant="link"
                  size="sm"
                  className="h-6 justify-self-start px-0 text-muted-foreground text-xs"
                  onClick={() => setCropping(true)}
                >
                  <Crop aria-hidden className="size-3.5" /> Move the crop
                </Button>
              )
            )}
            <Refusal id="image-error" error={shown}>
              {refusal?.retry && <RetryButton onRetry={refusal.retry} />}
            </Refusal>
          </div>
        </div>
      )}
      {!file && !uploadId && (
        <Refusal id="image-error" error={shown} className="min-w-0 flex-1 self-center">
          {refusal?.retry && <RetryButton onRetry={refusal.retry} />}
        </Refusal>
      )}
      <Button
        type="button"
        variant="ghost"
        size="icon-sm"
        aria-label={file ? "Cancel sending the picture" : uploadId ? "Remove the picture" : "Dismiss"}
        onClick={remove}
      >
        <X aria-hidden />
      </Button>
      {cropping && upload && (
        <CropEditor
          upload={upload}
          size={size}
          from={readView(upload.id)}
          onMove={image.move}
          onClose={() => setCropping(false)}
          returnTo={cropButton}
        />
      )}
    </div>
  );
}

function RetryButton({ onRetry }: { onRetry: () => void }) {
  return (
    <Button type="button" variant="link" size="sm" className="h-6 px-0" onClick={onRetry}>
      Try again
    </Button>
  );
}
