/** The picture on screen as a PNG of the clip's own size. @throws Error in words for people */
export async function captureFrame(media: HTMLVideoElement): Promise<File> {
  await pictureShown(media);
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

/** Resolves once the picture of the current time is there: just after a jump it is still on its way. */
async function pictureShown(media: HTMLVideoElement): Promise<void> {
  const deadline = performance.now() + 5_000;
  while (media.seeking || media.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    if (performance.now() > deadline) throw new Error("The picture is not there yet. Try again in a moment.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
