import { useEffect, useEffectEvent, useState } from "react";
import { type Draft, fitDraft, keepDraft, readDraft } from "@/components/composer/draft";
import { fetchJson } from "@/components/fetch-json";
import type { UploadDto } from "@/lib/uploads/schemas";
import type { ModelDto } from "@/lib/videos/schemas";

/** Takes the picture out of an address like /videos?image=…, where other pages put it. */
function takeImageFromAddress(): string | null {
  const address = new URL(location.href);
  const id = address.searchParams.get("image");
  if (!id) return null;
  address.searchParams.delete("image");
  history.replaceState(null, "", address);
  return id;
}

/** A frame of a clip goes on at the clip's own shape, with a model that can begin from it. */
async function draftFromImage(uploadId: string, models: ModelDto[]): Promise<Partial<Draft>> {
  const found = await fetchJson<UploadDto>(`/api/uploads/${uploadId}`).catch(() => null);
  const size = found?.frame?.size;
  const able = models.filter(({ image }) => image);
  const model = able.find(({ sizes }) => size && sizes.includes(size)) ?? able[0];
  return { uploadId, ...(size && { size }), ...(model && { model: model.id }) };
}

/**
 * The draft and its settings survive a reload, and a session that ended while typing. `defaults` is what a browser
 * without a draft begins with.
 */
export function useDraft(models: ModelDto[], defaults: Partial<Draft>) {
  const [draft, setDraft] = useState(() => fitDraft(defaults, models));
  const [restored, setRestored] = useState(false);

  const restore = useEffectEvent(() => {
    setDraft((now) => (now.prompt || now.uploadId ? now : fitDraft({ ...defaults, ...readDraft() }, models)));
    setRestored(true);
    const image = takeImageFromAddress();
    if (!image) return;
    void draftFromImage(image, models).then((part) =>
      setDraft((now) => {
        const model = models.find(({ id }) => id === now.model);
        const keepsModel = model?.image && (!part.size || model.sizes.includes(part.size));
        return fitDraft({ ...now, ...part, ...(keepsModel && { model: now.model }) }, models);
      }),
    );
  });
  // Once, after hydration; what was typed meanwhile wins.
  useEffect(() => restore(), []);

  useEffect(() => {
    if (restored) keepDraft(draft);
  }, [draft, restored]);

  return [draft, setDraft] as const;
}
