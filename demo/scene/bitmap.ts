import sharp, { type Sharp } from "sharp";
import type { Rgb } from "@/demo/scene/color";

/**
 * A painted layer, ready for composing: planar YUV (BT.709, video range) multiplied by its alpha, with colour and
 * alpha at half size beside it. `x`, `y` place its top left corner in the scene; `detail` is its pixels per scene pixel.
 */
export type Bitmap = {
  x: number;
  y: number;
  detail: number;
  width: number;
  height: number;
  luma: Uint8Array;
  alpha: Uint8Array;
  u: Uint8Array;
  v: Uint8Array;
  chromaAlpha: Uint8Array;
  lumaRuns: Runs;
  chromaRuns: Runs;
};

/**
 * Where there is something to draw: per row (`starts[row]` to `starts[row + 1]`), triples of first column, column after
 * the last, and 1 when all of it is opaque. A pixel's neighbours to the right and below count as part of it, because
 * filtering reads them.
 */
export type Runs = { starts: Int32Array; spans: Int32Array };

export type Area = { x: number; y: number; width: number; height: number; detail?: number };

/** Changes a finished colour in place (time of day, black and white …); null leaves colours alone. */
export type Grade = ((pixel: Float32Array) => void) | null;

/** Paints one pixel: gets its place in the scene, writes r, g, b (0–255) and alpha (0–1) into `out`. */
export type PixelPainter = (x: number, y: number, out: Float32Array) => void;

/** A layer painted pixel by pixel. */
export function paintBitmap(area: Area, grade: Grade, paint: PixelPainter): Bitmap {
  const bitmap = emptyBitmap(area);
  const { width, height, detail } = bitmap;
  const pixels = new Float32Array(width * height * 4);
  const out = new Float32Array(4);
  for (let row = 0, o = 0; row < height; row++) {
    for (let column = 0; column < width; column++, o += 4) {
      out[3] = 1;
      paint(area.x + column / detail, area.y + row / detail, out);
      const alpha = out[3] as number;
      if (alpha <= 0) continue;
      if (grade) grade(out);
      pixels[o] = out[0] as number;
      pixels[o + 1] = out[1] as number;
      pixels[o + 2] = out[2] as number;
      pixels[o + 3] = Math.min(1, alpha);
    }
  }
  return fill(bitmap, pixels);
}

/** A layer drawn as SVG in scene coordinates of the area. */
export async function drawBitmap(area: Area, grade: Grade, body: string): Promise<Bitmap> {
  return fromRgba(emptyBitmap(area), (await rasterize(area, body)).data, grade);
}

/** SVG in scene coordinates → RGBA bytes of the area. */
export async function rasterize(area: Area, body: string): Promise<{ data: Buffer; width: number; height: number }> {
  const { width, height, detail } = emptyBitmap(area);
  const view = `${area.x} ${area.y} ${width / detail} ${height / detail}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${view}">${body}</svg>`;
  const data = await sharp(Buffer.from(svg), { unlimited: true }).ensureAlpha().raw().toBuffer();
  return { data, width, height };
}

/** A layer from a picture, cut to cover the area. */
export async function pictureBitmap(area: Area, grade: Grade, picture: Sharp): Promise<Bitmap> {
  const bitmap = emptyBitmap(area);
  const { width, height } = bitmap;
  const bytes = await picture
    .resize({ width, height, fit: "cover" })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer();
  return fromRgba(bitmap, bytes, grade);
}

function fromRgba(bitmap: Bitmap, bytes: Buffer, grade: Grade): Bitmap {
  const pixels = new Float32Array(bytes.length);
  const out = new Float32Array(4);
  for (let o = 0; o < bytes.length; o += 4) {
    const alpha = bytes[o + 3] as number;
    if (alpha === 0) continue;
    out[0] = bytes[o] as number;
    out[1] = bytes[o + 1] as number;
    out[2] = bytes[o + 2] as number;
    if (grade) grade(out);
    pixels[o] = out[0];
    pixels[o + 1] = out[1];
    pixels[o + 2] = out[2];
    pixels[o + 3] = alpha / 255;
  }
  return fill(bitmap, pixels);
}

function emptyBitmap({ x, y, width: sceneWidth, height: sceneHeight, detail = 1 }: Area): Bitmap {
  // Even sizes, so that colour is exactly half.
  const width = Math.max(2, Math.ceil((sceneWidth * detail) / 2) * 2);
  const height = Math.max(2, Math.ceil((sceneHeight * detail) / 2) * 2);
  const quarter = (width * height) >> 2;
  return {
    x,
    y,
    detail,
    width,
    height,
    luma: new Uint8Array(width * height),
    alpha: new Uint8Array(width * height),
    u: new Uint8Array(quarter),
    v: new Uint8Array(quarter),
    chromaAlpha: new Uint8Array(quarter),
    lumaRuns: noRuns,
    chromaRuns: noRuns,
  };
}

/** RGBA floats → the planes. Luma is dithered: eight bits alone would show bands in a sky. */
function fill(bitmap: Bitmap, pixels: Float32Array): Bitmap {
  const { width, height, luma, alpha } = bitmap;
  let state = 1;
  for (let row = 0, i = 0; row < height; row++) {
    for (let column = 0; column < width; column++, i++) {
      const o = i * 4;
      const a = pixels[o + 3] as number;
      if (a <= 0) continue;
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const dither = state / 4_294_967_296;
      const y = 16 + 0.8588 * (0.2126 * at(pixels, o) + 0.7152 * at(pixels, o + 1) + 0.0722 * at(pixels, o + 2));
      const whole = Math.min(255, Math.round(a * 255));
      luma[i] = Math.min(255, y * a + dither);
      alpha[i] = whole;
    }
  }
  fillChroma(bitmap, pixels);
  bitmap.lumaRuns = findRuns(alpha, width, height);
  bitmap.chromaRuns = findRuns(bitmap.chromaAlpha, width >> 1, height >> 1);
  return bitmap;
}

const noRuns: Runs = { starts: new Int32Array(0), spans: new Int32Array(0) };
/** An opaque stretch shorter than this is not worth a change of loop. */
const shortest = 12;

function findRuns(alpha: Uint8Array, width: number, height: number): Runs {
  const starts = new Int32Array(height + 1);
  const spans: number[] = [];
  for (let row = 0; row < height - 1; row++) {
    starts[row] = spans.length;
    const top = row * width;
    let kind = -1;
    let begin = 0;
    for (let column = 0; column < width; column++) {
      let now = -1;
      if (column < width - 1) {
        const i = top + column;
        const [a, b] = [alpha[i] as number, alpha[i + 1] as number];
        const [c, d] = [alpha[i + width] as number, alpha[i + width + 1] as number];
        now = (a | b | c | d) === 0 ? -1 : (a & b & c & d) === 255 ? 1 : 0;
      }
      if (now === kind) continue;
      if (kind >= 0) addSpan(spans, starts[row] as number, begin, column, kind);
      kind = now;
      begin = column;
    }
  }
  starts[height - 1] = spans.length;
  starts[height] = spans.length;
  return { starts, spans: Int32Array.from(spans) };
}

/** Appends a span; a short opaque one counts as mixed, and mixed ones that touch become one. */
function addSpan(spans: number[], rowStart: number, from: number, to: number, kind: number): void {
  const solid = kind === 1 && to - from >= shortest ? 1 : 0;
  const last = spans.length - 3;
  const joins = solid === 0 && last >= rowStart && spans[last + 2] === 0 && from - (spans[last + 1] as number) <= 2;
  if (joins) spans[last + 1] = to;
  else spans.push(from, to, solid);
}

function fillChroma({ width, height, u, v, chromaAlpha }: Bitmap, pixels: Float32Array): void {
  for (let row = 0, i = 0; row < height; row += 2) {
    for (let column = 0; column < width; column += 2, i++) {
      const o = (row * width + column) * 4;
      let r = 0;
      let g = 0;
      let b = 0;
      let a = 0;
      for (let corner = 0; corner < 4; corner++) {
        const p = o + (corner & 1) * 4 + (corner >> 1) * width * 4;
        const part = pixels[p + 3] as number;
        if (part <= 0) continue;
        r += part * at(pixels, p);
        g += part * at(pixels, p + 1);
        b += part * at(pixels, p + 2);
        a += part;
      }
      if (a === 0) continue;
      u[i] = 0.5 + (128 * a + 0.8784 * (-0.1146 * r - 0.3854 * g + 0.5 * b)) / 4;
      v[i] = 0.5 + (128 * a + 0.8784 * (0.5 * r - 0.4542 * g - 0.0458 * b)) / 4;
      chromaAlpha[i] = 0.5 + (a / 4) * 255;
    }
  }
}

function at(pixels: Float32Array, index: number): number {
  const value = pixels[index] as number;
  return value < 0 ? 0 : value > 255 ? 255 : value;
}

/** One colour as luma and chroma bytes. */
export function toYuv([r, g, b]: Rgb): readonly [number, number, number] {
  return [
    16 + 0.8588 * (0.2126 * r + 0.7152 * g + 0.0722 * b),
    128 + 0.8784 * (-0.1146 * r - 0.3854 * g + 0.5 * b),
    128 + 0.8784 * (0.5 * r - 0.4542 * g - 0.0458 * b),
  ];
}
