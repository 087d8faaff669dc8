import { useRef, useState } from "react";
import { v4 as newId } from "uuid";
import { remixVideoAction } from "@/app/videos/actions";
import { answer } from "@/components/answer";
import { sendImage } from "@/components/composer/image/send-image";
import { captureFrame } from "@/components/player/capture-frame";
import type { ActionResult } from "@/lib/errors";
import type { VideoDto } from "@/lib/videos/schemas";

/** The frame that becomes the first one: where it is read from, and its number in the source. */
export type ChosenFrame = { media: HTMLVideoElement; frame: number };

/** Starts a remix at most once: the same words and frame sent again are the same request. */
export function useRemix(video: VideoDto) {
  const [request, setRequest] = useState<{ content: string; id: string } | null>(null);
  const [pending, setPending] = useState(false);
  const busy = useRef(false);
  const uploads = useRef(new Map<number, string>());

  async function storeFrame({ media, frame }: ChosenFrame): Promise<string> {
    const stored = uploads.current.get(frame);
    if (stored) return stored;
    const { id } = await sendImage(await captureFrame(media), video.size);
    uploads.current.set(frame, id);
    return id;
  }

  /** Null while one is under way already. */
  async function start(prompt: string, chosen: ChosenFrame | null): Promise<ActionResult<VideoDto> | null> {
    if (busy.current) return null;
    busy.current = true;
    setPending(true);
    try {
      const uploadId = chosen ? await storeFrame(chosen) : undefined;
      const content = JSON.stringify([prompt, uploadId]);
      const requestId = request?.content === content ? request.id : newId();
      setRequest({ content, id: requestId });
      return await answer(remixVideoAction({ requestId, videoId: video.id, prompt, uploadId }));
    } catch (error) {
      // Only the frame can fail this way, and it says how; the start itself always answers.
      const message = `${(error as Error).message} Nothing was started.`;
      return { ok: false, error: { code: "upload_invalid", message } };
    } finally {
      busy.current = false;
      setPending(false);
    }
  }

  return { start, pending };
}
