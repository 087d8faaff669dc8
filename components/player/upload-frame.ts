import type { UploadDto, UploadTarget } from "@/lib/uploads/schemas";

async function post<T>(url: string, body: unknown): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error?.message ?? "The picture could not be stored. Try again.");
  return answer;
}

/** Stores a picture as a reference image, straight into the bucket, cropped to `size`. @throws Error in words for people */
export async function uploadFrame(picture: Blob, size: string): Promise<UploadDto> {
  const target = await post<UploadTarget>("/api/uploads", { contentType: picture.type, bytes: picture.size });
  const { ok } = await fetch(target.url, { method: "PUT", headers: target.headers, body: picture });
  if (!ok) throw new Error("The picture could not be stored. Try again.");
  return post<UploadDto>(`/api/uploads/${target.id}/complete`, { size });
}
