/** One picture as the encoder takes it: planar YUV 4:2:0, BT.709, video range. */
export type Frame = {
  width: number;
  height: number;
  /** All three planes, one after the other. */
  data: Buffer;
  y: Uint8Array;
  u: Uint8Array;
  v: Uint8Array;
};

type Picture = { data: Buffer; width: number; height: number };

export function makeFrame(width: number, height: number): Frame {
  const luma = width * height;
  const chroma = luma >> 2;
  const data = Buffer.alloc(luma + 2 * chroma);
  return {
    width,
    height,
    data,
    y: data.subarray(0, luma),
    u: data.subarray(luma, luma + chroma),
    v: data.subarray(luma + chroma),
  };
}

/** The frame as packed RGB bytes, for previews: every `step`th pixel of every `step`th row. */
export function toRgb(frame: Frame, step = 1): Picture {
  const width = Math.ceil(frame.width / step);
  const height = Math.ceil(frame.height / step);
  const out = Buffer.allocUnsafe(width * height * 3);
  for (let row = 0, o = 0; row < frame.height; row += step) {
    for (let column = 0; column < frame.width; column += step, o += 3) {
      const c = (row >> 1) * (frame.width >> 1) + (column >> 1);
      const y = 1.164 * ((frame.y[row * frame.width + column] ?? 16) - 16);
      const u = (frame.u[c] ?? 128) - 128;
      const v = (frame.v[c] ?? 128) - 128;
      out[o] = clamp(y + 1.793 * v);
      out[o + 1] = clamp(y - 0.213 * u - 0.533 * v);
      out[o + 2] = clamp(y + 2.112 * u);
    }
  }
  return { data: out, width, height };
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}
