import { type Draft, fitDraft } from "@/components/composer/draft";
import { fetchJson } from "@/components/fetch-json";
import type { UploadDto } from "@/lib/uploads/schemas";
import type { ModelDto } from "@/lib/videos/schemas";

/** A frame of a clip goes on at the clip's own shape, with a model that can begin from it: the present one if it can. */
export async function beginFromImage(uploadId: string, models: ModelDto[]): Promise<(draft: Draft) => Draft> {
  const found = await fetchJson<UploadDto>(`/api/uploads/${uploadId}`).catch(() => null);
  const size = found?.frame?.size;
  const able = models.filter(({ image }) => image);
  const fitting = able.filter(({ sizes }) => size && sizes.includes(size));
  return (draft) => {
    const isPresent = ({ id }: ModelDto) => id === draft.model;
    const model = fitting.find(isPresent) ?? fitting[0] ?? able.find(isPresent) ?? able[0];
    return fitDraft({ ...draft, uploadId, size: size ?? draft.size, model: model?.id ?? draft.model }, models);
  };
}
