import type { Page } from "@playwright/test";
import sharp from "sharp";

export type TestFile = { name: string; mimeType: string; buffer: Buffer };

/** Left half red, right half blue. */
const halves = (width = 800, height = 400) => {
  const red = { create: { width: Math.round(width / 2), height, channels: 3, background: "#f00" } } as const;
  return sharp({ create: { width, height, channels: 3, background: "#00f" } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
};

export async function picture(): Promise<TestFile> {
  return { name: "halves.png", mimeType: "image/png", buffer: await halves().png().toBuffer() };
}

export const mislabelled = async (): Promise<TestFile> => ({
  name: "photo.png",
  mimeType: "image/png",
  buffer: await halves().jpeg().toBuffer(),
});

export const broken = async (): Promise<TestFile> => ({
  name: "torn.jpg",
  mimeType: "image/jpeg",
  buffer: (await halves().jpeg().toBuffer()).subarray(0, 900),
});

export async function animated(): Promise<TestFile> {
  const frames = Buffer.concat([Buffer.alloc(100 * 100 * 3, 0), Buffer.alloc(100 * 100 * 3, 255)]);
  const raw = { width: 100, height: 200, channels: 3, pageHeight: 100 } as never;
  return {
    name: "moving.webp",
    mimeType: "image/webp",
    buffer: await sharp(frames, { raw }).webp({ loop: 0 }).toBuffer(),
  };
}

export const huge = async (): Promise<TestFile> => ({
  name: "map.png",
  mimeType: "image/png",
  buffer: await halves(8000, 8000).png({ compressionLevel: 1 }).toBuffer(),
});

/** Fires a drop or a paste at the page's body, carrying this file. */
export async function bring(page: Page, how: "drop" | "paste", { name, mimeType, buffer }: TestFile): Promise<void> {
  await page.evaluate(
    ({ how, name, mimeType, bytes }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type: mimeType }));
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        how === "paste"
          ? new ClipboardEvent("paste", { ...options, clipboardData: data })
          : new DragEvent("drop", { ...options, dataTransfer: data }),
      );
    },
    { how, name, mimeType, bytes: buffer.toString("base64") },
  );
}

/** Holds a file over the page, or takes it away again. */
export async function hover(page: Page, type: "dragenter" | "dragleave"): Promise<void> {
  await page.evaluate((type) => {
    const data = new DataTransfer();
    data.items.add(new File(["x"], "x.png", { type: "image/png" }));
    document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
  }, type);
}
