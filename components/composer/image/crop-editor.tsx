"use client";

import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import type { UploadDto } from "@/lib/uploads/schemas";
import { cropOf, fitView, MOST_ZOOM, ratioOf, type View } from "./crop-geometry";

type CropEditorProps = {
  upload: UploadDto;
  size: string;
  from: View;
  onMove: (view: View) => void;
  onClose: () => void;
  /** What has the focus afterwards. */
  returnTo: RefObject<HTMLElement | null>;
};

const STEP = 0.01;
const ARROWS: Record<string, readonly [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const percent = (share: number) => `${share * 100}%`;

/** The whole picture, and on it the part that becomes the first frame: dragged, moved by arrow keys, zoomed. */
export function CropEditor({ upload, size, from, onMove, onClose, returnTo }: CropEditorProps) {
  const picture = upload.width / upload.height;
  const shape = ratioOf(size);
  const [view, setView] = useState(() => fitView(from, picture, shape));
  const drag = useRef<{ x: number; y: number; view: View } | null>(null);
  const crop = cropOf(view, picture, shape);
  const change = (part: Partial<View>) => setView((now) => fitView({ ...now, ...part }, picture, shape));

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, y: event.clientY, view };
  }

  function onPointerMove(event: PointerEvent<HTMLElement>) {
    const start = drag.current;
    const whole = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!start || !whole) return;
    change({
      x: start.view.x + (event.clientX - start.x) / whole.width,
      y: start.view.y + (event.clientY - start.y) / whole.height,
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    const step = event.shiftKey ? STEP * 10 : STEP;
    if (arrow) change({ x: view.x + arrow[0] * step, y: view.y + arrow[1] * step });
    else if (event.key === "+" || event.key === "=") change({ zoom: view.zoom + 0.1 });
    else if (event.key === "-") change({ zoom: view.zoom - 0.1 });
    else return;
    event.preventDefault();
  }

  function use() {
    onMove(view);
    onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        className="md:max-w-2xl"
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          returnTo.current?.focus();
        }}
      >
        <DialogHeader>
          <DialogTitle>Crop</DialogTitle>
          <DialogDescription id="crop-help">
            Drag the frame, or move it with the arrow keys; + and − zoom.
          </DialogDescription>
        </DialogHeader>
        <div className="flex justify-center">
          <div
            className="relative select-none overflow-hidden rounded-md bg-screen"
            style={{ aspectRatio: picture, width: `min(100%, calc(55dvh * ${picture}))` }}
          >
            {/* biome-ignore lint/performance/noImgElement: presigned; Next must not proxy it */}
            <img src={upload.originalUrl} alt="" draggable={false} className="size-full" />
            <button
              type="button"
              aria-label="Crop frame"
              aria-describedby="crop-help crop-place"
              onPointerDown={onPointerDown}
              onPointerMove={onPointerMove}
              onPointerUp={() => {
                drag.current = null;
              }}
              onKeyDown={onKeyDown}
              className="absolute touch-none border border-white/90 shadow-[0_0_0_100vmax_rgb(12_10_9/0.6)] outline-offset-[-4px] active:cursor-grabbing"
              style={{
                left: percent(crop.x),
                top: percent(crop.y),
                width: percent(crop.width),
                height: percent(crop.height),
                cursor: "move",
              }}
            />
          </div>
        </div>
        <p id="crop-place" aria-live="polite" className="sr-only">
          {`From ${Math.round(crop.x * 100)} % to ${Math.round((crop.x + crop.width) * 100)} % across, ${Math.round(crop.y * 100)} % to ${Math.round((crop.y + crop.height) * 100)} % down`}
        </p>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <label className="flex min-w-0 flex-1 basis-48 items-center gap-3 text-muted-foreground text-sm">
            Zoom
            <input
              type="range"
              min={1}
              max={MOST_ZOOM}
              step={0.05}
              value={view.zoom}
              aria-valuetext={`${view.zoom.toFixed(1)} times`}
              onChange={(event) => change({ zoom: Number(event.target.value) })}
              className="h-6 min-w-0 flex-1 accent-foreground"
            />
          </label>
          <div className="ml-auto flex gap-2">
            <Button type="button" variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="button" onClick={use}>
              Use this crop
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}
