import type { CompleteUploadInput, UploadDto, UploadTarget } from "@/lib/uploads/schemas";
import { typeOfFile } from "./check-file";

/** Why a picture did not arrive, in words for people. */
export class ImageError extends Error {
  constructor(
    message: string,
    /** The same file may well arrive the next time. */
    readonly passing: boolean,
    readonly code?: string,
  ) {
    super(message);
    this.name = "ImageError";
  }
}

const LOST = "The connection was lost while sending the picture.";

async function post<T>(url: string, body: object, signal?: AbortSignal): Promise<T> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal }).catch((error) => {
    throw signal?.aborted ? error : new ImageError(LOST, true);
  });
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  const { message = "The picture could not be stored.", code } = answer?.error ?? {};
  throw new ImageError(message, response.status >= 500 || response.status === 429, code);
}

// fetch tells nothing about how much of a body has left.
function put(file: File, { url, headers }: UploadTarget, onProgress?: (share: number) => void, signal?: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total ? loaded / total : 0);
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new ImageError("The picture could not be stored.", true));
    request.onerror = () => reject(new ImageError(LOST, true));
    signal?.addEventListener("abort", () => {
      request.abort();
      reject(signal.reason);
    });
    request.send(file);
  });
}

/** Crops a picture that is in the bucket. The answer may have another id. @throws ImageError */
export function cropUpload(id: string, input: CompleteUploadInput, signal?: AbortSignal): Promise<UploadDto> {
  return post<UploadDto>(`/api/uploads/${id}/complete`, input, signal);
}

/**
 * Stores a picture as a reference image, straight into the bucket, cropped to the middle at `size`. `onProgress` hears
 * the share that has left, 0 to 1. @throws ImageError, or the signal's reason
 */
export async function sendImage(
  file: File,
  size: string,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<UploadDto> {
  const wish = { contentType: typeOfFile(file), bytes: file.size };
  const target = await post<UploadTarget>("/api/uploads", wish, signal);
  await put(file, target, onProgress, signal);
  return cropUpload(target.id, { size }, signal);
}
