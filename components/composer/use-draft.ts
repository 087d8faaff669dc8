import { useEffect, useEffectEvent, useState } from "react";
import { type Draft, fitDraft, keepDraft, readDraft } from "@/components/composer/draft";
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

const changesOf = (first: Draft, now: Draft): Partial<Draft> =>
  Object.fromEntries(Object.entries(now).filter(([field, value]) => value !== first[field as keyof Draft]));

/**
 * The draft and its settings survive a reload, and a session that ended while typing. `defaults` is what a browser
 * without a draft begins with; `onImage` is called when another page has put a picture into the address.
 */
export function useDraft(models: ModelDto[], defaults: Partial<Draft>, onImage: () => void) {
  const [first] = useState(() => fitDraft(defaults, models));
  const [draft, setDraft] = useState(first);
  const [restored, setRestored] = useState(false);

  const restore = useEffectEvent(() => {
    setDraft((now) => fitDraft({ ...defaults, ...readDraft(), ...changesOf(first, now) }, models));
    setRestored(true);
    const image = takeImageFromAddress();
    if (!image) return;
    onImage();
    void import("@/components/composer/image/begin-from-image")
      .then(({ beginFromImage }) => beginFromImage(image, models))
      .then((begin) => setDraft(begin));
  });
  // Once, after hydration; what was typed or chosen meanwhile wins.
  useEffect(() => restore(), []);

  useEffect(() => {
    if (restored) keepDraft(draft);
  }, [draft, restored]);

  return [draft, setDraft] as const;
}
