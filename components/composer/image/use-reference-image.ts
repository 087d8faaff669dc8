import { useEffect, useEffectEvent, useState } from "react";
import type { ComposerError } from "@/components/composer/draft";
import { FetchError, fetchJson } from "@/components/fetch-json";
import type { UploadDto } from "@/lib/uploads/schemas";
import { refuseFile } from "./check-file";
import { cropOf, ratioOf, type View } from "./crop-geometry";
import { keepView, readView } from "./kept-view";
import { cropUpload, ImageError, sendImage } from "./send-image";

/** Going through the shapes with the arrow keys fits the picture once, to the last one. Milliseconds. */
const SETTLED = 250;

/** `retry` where the same thing may work the next time. */
export type ImageRefusal = ComposerError & { retry?: () => void };

type ReferenceImage = {
  /** A file that was just chosen; sent as soon as it is here. */
  file: File | null;
  onFile: (file: File | null) => void;
  /** The upload the draft begins from. */
  uploadId: string | null;
  onUpload: (id: string | null) => void;
  /** The clip's size. */
  size: string;
};

const GONE = "The picture is no longer there. Choose it again.";
const UNFIT = "The picture could not be fitted to this shape.";

/** The first frame of a draft: sends a chosen file, finds a known upload again, and keeps it cropped to the shape. */
export function useReferenceImage({ file, onFile, uploadId, onUpload, size }: ReferenceImage) {
  const [upload, setUpload] = useState<UploadDto | null>(null);
  const [progress, setProgress] = useState(0);
  const [fitting, setFitting] = useState(false);
  const [refusal, setRefusal] = useState<ImageRefusal | null>(null);
  /** Counts up to try the same thing again. */
  const [attempt, setAttempt] = useState(0);
  const again = () => setAttempt((now) => now + 1);
  const current = upload && upload.id === uploadId ? upload : null;

  function refuse(error: unknown, retry: () => void) {
    const { message, code, passing } =
      error instanceof ImageError ? error : new ImageError("Something went wrong with this picture.", true);
    setRefusal({ message, code: code as ComposerError["code"], retry: passing ? retry : undefined });
  }

  function accept(stored: UploadDto) {
    setUpload(stored);
    onUpload(stored.id);
  }

  const send = useEffectEvent((chosen: File, signal: AbortSignal) => {
    setProgress(0);
    setRefusal(null);
    const unfit = refuseFile(chosen);
    if (unfit) {
      setRefusal({ message: unfit });
      return onFile(null);
    }
    sendImage(chosen, size, setProgress, signal).then(
      (stored) => {
        if (signal.aborted) return;
        accept(stored);
        onFile(null);
      },
      (error) => {
        if (signal.aborted) return;
        onFile(null);
        refuse(error, () => onFile(chosen));
      },
    );
  });

  useEffect(() => {
    if (!file) return;
    const controller = new AbortController();
    send(file, controller.signal);
    return () => controller.abort();
  }, [file]);

  const find = useEffectEvent((id: string, isGone: () => boolean) => {
    setRefusal(null);
    fetchJson<UploadDto>(`/api/uploads/${id}`).then(
      (found) => !isGone() && setUpload(found),
      (error) => {
        if (isGone()) return;
        if (!(error instanceof FetchError))
          return setRefusal({ message: "The picture could not be loaded.", retry: again });
        setRefusal({ message: error.status === 404 ? GONE : error.message });
        if (error.status === 404) onUpload(null);
      },
    );
  });

  const known = current !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks again
  useEffect(() => {
    if (!uploadId || known) return;
    let gone = false;
    find(uploadId, () => gone);
    return () => {
      gone = true;
    };
  }, [uploadId, known, attempt]);

  async function fitTo(picture: UploadDto, view: View) {
    setFitting(true);
    setRefusal(null);
    try {
      const crop = cropOf(view, picture.width / picture.height, ratioOf(size));
      const cropped = await cropUpload(picture.id, { size, crop });
      keepView(cropped.id, view);
      accept(cropped);
    } catch (error) {
      refuse(
        error instanceof ImageError ? new ImageError(UNFIT, true, error.code) : error,
        () => void fitTo(picture, view),
      );
    } finally {
      setFitting(false);
    }
  }

  const refit = useEffectEvent((picture: UploadDto) => void fitTo(picture, readView(picture.id)));
  const stale = current !== null && current.frame?.size !== size;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another size starts the wait anew
  useEffect(() => {
    if (!current || !stale || fitting) return;
    const timer = setTimeout(() => refit(current), SETTLED);
    return () => clearTimeout(timer);
  }, [current, stale, size]);

  return {
    upload: current,
    progress,
    /** Being cropped to the shape. */
    fitting: fitting || (stale && !refusal),
    refusal,
    /** Crops it to this view. */
    move: (view: View) => current && void fitTo(current, view),
    dismiss: () => setRefusal(null),
  };
}
