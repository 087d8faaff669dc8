import { ALL_FORMATS, BufferSource, Input } from "mediabunny";

/** Size and length of an uploaded video, or null when it is none. Reads the container only, decodes nothing. */
export async function probeVideo(
  bytes: Uint8Array,
): Promise<{ width: number; height: number; seconds: number } | null> {
  try {
    using input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
    const track = await input.getPrimaryVideoTrack();
    if (!track) return null;
    const seconds = await input.computeDuration();
    return { width: track.displayWidth, height: track.displayHeight, seconds };
  } catch {
    return null;
  }
}
