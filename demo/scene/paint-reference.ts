import { ALL_FORMATS, FilePathSource, Input, VideoSampleSink } from "mediabunny";
import sharp, { type Sharp } from "sharp";
import { type Grade, pictureBitmap, toYuv } from "@/demo/scene/bitmap";
import { drawLayer } from "@/demo/scene/compose";
import { makeGrade } from "@/demo/scene/grade";
import { paintWeather } from "@/demo/scene/paint-scene";
import type { Scene } from "@/demo/scene/scene";
import { type Drawable, makeStage } from "@/demo/scene/stage";

/**
 * A given picture, or the first frame of a given video, as the scene: the clip begins with exactly it and then moves
 * slowly. The prompt's weather falls before it; night and looks change its light.
 */
export async function paintReference(scene: Scene, file: string, width: number, height: number) {
  const stage = makeStage(scene, width, height, 0.55);
  const picture = file.endsWith(".video") ? await firstFrame(file) : sharp(file).rotate();
  const bitmap = await pictureBitmap({ x: 0, y: 0, width, height }, gradeOf(scene), picture);
  const sideways = scene.camera === "pan-left" ? 1 : scene.camera === "pan-right" || scene.camera === "orbit" ? -1 : 0;
  const draw: Drawable = (frame, { time }) => {
    const way = 1 - Math.exp(-time / 9);
    const scale = 1 + 0.16 * way;
    // Moves only into what the enlargement has put beyond the edge.
    const spare = ((scale - 1) * width) / 2;
    drawLayer(frame, bitmap, {
      anchorX: width / 2,
      anchorY: height * 0.48,
      scale,
      shiftX: sideways * spare * 0.9,
      shiftY: 0,
    });
  };
  return { stage, things: [draw, ...paintWeather(stage)], ground: toYuv([0, 0, 0]) };
}

function gradeOf({ look, time }: Scene): Grade {
  const grade = makeGrade(look);
  if (time !== "night") return grade;
  return (pixel) => {
    // Day for night: darker, bluer, the brightest places kept as lights.
    const light = 0.3 + 0.5 * ((pixel[0] as number) / 255) ** 3;
    pixel[0] = (pixel[0] as number) * light * 0.72;
    pixel[1] = (pixel[1] as number) * light * 0.88;
    pixel[2] = (pixel[2] as number) * light * 1.2;
    grade?.(pixel);
  };
}

async function firstFrame(file: string): Promise<Sharp> {
  using input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const sample = track && (await new VideoSampleSink(track).getSample(await track.getFirstTimestamp()));
  if (!sample) throw new Error("The uploaded video has no frame that can be read.");
  const bytes = Buffer.alloc(sample.allocationSize({ format: "RGBA" }));
  await sample.copyTo(bytes, { format: "RGBA" });
  const { codedWidth: width, codedHeight: height } = sample;
  sample.close();
  return sharp(bytes, { raw: { width, height, channels: 4 } });
}
