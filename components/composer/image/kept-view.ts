import { type View, WHOLE } from "./crop-geometry";

// Where the user moved the crop of a picture: without it, another shape after a reload would fall back to the middle.

const KEY = "dailies:crop";

export function keepView(uploadId: string, view: View) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ uploadId, view }));
  } catch {
    // Storage is full or forbidden: the frame itself is in the bucket.
  }
}

export function readView(uploadId: string): View {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (kept?.uploadId === uploadId && Object.values(kept.view).every(Number.isFinite)) return kept.view;
  } catch {
    // As good as none.
  }
  return WHOLE;
}
