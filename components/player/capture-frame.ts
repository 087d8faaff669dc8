/** The picture on screen as a PNG of the clip's own size. @throws Error in words for people */
export async function captureFrame(media: HTMLVideoElement): Promise<File> {
  if (media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) throw new Error("The picture is not there yet.");
  const canvas = drawFrame(media);
  const blob = await new Promise<Blob | null>((resolve, reject) => {
    try {
      canvas.toBlob(resolve, "image/png");
    } catch {
      // The bucket does not let pages read its pictures (CORS): the clip plays, its frames stay locked.
      reject(new Error("This studio's storage does not allow saving frames."));
    }
  });
  if (!blob) throw new Error("The picture could not be saved. Try again.");
  return new File([blob], "frame.png", { type: blob.type });
}

/** Draws what is on screen at the clip's own size, onto a new canvas or the given one. */
export function drawFrame(media: HTMLVideoElement, canvas = document.createElement("canvas")): HTMLCanvasElement {
  canvas.width = media.videoWidth;
  canvas.height = media.videoHeight;
  canvas.getContext("2d")?.drawImage(media, 0, 0);
  return canvas;
}

/** Hands a file to the browser's downloads. */
export function downloadBlob(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
