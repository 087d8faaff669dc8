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

/** The frame as packed RGB bytes, for previews. */
export function toRgb(frame: Frame): Buffer {
  const { width, height } = frame;
  const out = Buffer.allocUnsafe(width * height * 3);
  for (let row = 0, o = 0; row < height; row++) {
    for (let column = 0; column < width; column++, o += 3) {
      const c = (row >> 1) * (width >> 1) + (column >> 1);
      const y = 1.164 * ((frame.y[row * width + column] ?? 16) - 16);
      const u = (frame.u[c] ?? 128) - 128;
      const v = (frame.v[c] ?? 128) - 128;
      out[o] = clamp(y + 1.793 * v);
      out[o + 1] = clamp(y - 0.213 * u - 0.533 * v);
      out[o + 2] = clamp(y + 2.112 * u);
    }
  }
  return out;
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
}
