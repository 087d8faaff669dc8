import { paintBitmap } from "@/demo/scene/bitmap";
import { mix, type Rgb, smoothstep } from "@/demo/scene/color";
import { drawLayer } from "@/demo/scene/compose";
import type { Drawable, Stage } from "@/demo/scene/stage";

/** A bank of mist between two rows, that drifts. `thickness` 0–1 is its greatest opacity. */
export function makeMist(
  stage: Stage,
  name: string,
  nearness: number,
  top: number,
  bottom: number,
  thickness: number,
  color?: Rgb,
): Drawable {
  const { unit, palette, grade } = stage;
  const noise = stage.noise(name);
  const spare = unit * 0.5;
  const area = stage.area(nearness, top, bottom);
  const air = color ?? mix(palette.haze, palette.horizon, 0.4);
  const bitmap = paintBitmap(
    { ...area, x: area.x - spare, width: area.width + 2 * spare, detail: 0.34 },
    grade,
    (x, y, out) => {
      const down = (y - area.y) / area.height;
      const body = smoothstep(0, 0.45, down) * smoothstep(1, 0.7, down);
      const wisps = 0.5 + noise.fractal((x / unit) * 1.7, (y / unit) * 5, 4);
      out[0] = air[0];
      out[1] = air[1];
      out[2] = air[2];
      out[3] = thickness * body * smoothstep(0.02, 0.95, wisps);
    },
  );
  const wind = (stage.roll(`${name} wind`)() < 0.5 ? 1 : -1) * unit * 0.02 * (0.5 + nearness);
  return (frame, { view, time }) => {
    const place = stage.place(view, nearness);
    drawLayer(frame, bitmap, { ...place, shiftX: place.shiftX + Math.max(-spare, Math.min(spare, wind * (time - 5))) });
  };
}
