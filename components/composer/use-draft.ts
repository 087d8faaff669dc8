import { useEffect, useState } from "react";
import { type Draft, fitDraft, keepDraft, readDraft } from "@/components/composer/draft";
import type { ModelDto } from "@/lib/videos/schemas";

/**
 * The draft and its settings survive a reload, and a session that ended while typing. `defaults` is what a browser
 * without a draft begins with.
 */
export function useDraft(models: ModelDto[], defaults: Partial<Draft>) {
  const [draft, setDraft] = useState(() => fitDraft(defaults, models));
  const [restored, setRestored] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after hydration; what was typed meanwhile wins
  useEffect(() => {
    setDraft((now) => (now.prompt || now.uploadId ? now : fitDraft({ ...defaults, ...readDraft() }, models)));
    setRestored(true);
  }, []);

  useEffect(() => {
    if (restored) keepDraft(draft);
  }, [draft, restored]);

  return [draft, setDraft] as const;
}
