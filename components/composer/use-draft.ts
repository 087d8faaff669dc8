import { useEffect, useState } from "react";
import type { Draft } from "@/components/composer/composer";
import type { ModelDto } from "@/lib/videos/schemas";

const KEY = "dailies:draft";

/** Takes anything that was stored; gives a draft the studio's models can make. */
export function fitDraft(stored: Partial<Draft>, models: ModelDto[]): Draft {
  const model = models.find(({ id }) => id === stored.model) ?? models[0];
  const pick = <T>(options: readonly T[] | undefined, wanted: T | undefined, fallback: T) =>
    wanted !== undefined && options?.includes(wanted) ? wanted : (options?.[0] ?? fallback);
  return {
    prompt: typeof stored.prompt === "string" ? stored.prompt : "",
    model: model?.id ?? "",
    size: pick(model?.sizes, stored.size, ""),
    seconds: pick(model?.seconds, stored.seconds, 0),
    count: pick([1, 2, 3, 4], stored.count, 1),
  };
}

function readDraft(): Partial<Draft> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** Keeps parts of a draft for the composer of the next page. */
export function keepDraft(part: Partial<Draft>) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readDraft(), ...part }));
  } catch {
    // Storage is full or forbidden: the draft then lives as long as the page.
  }
}

/**
 * The draft and its settings survive a reload, and a session that ended while typing. `defaults` is what a browser
 * without a draft begins with.
 */
export function useDraft(models: ModelDto[], defaults: Partial<Draft>) {
  const [draft, setDraft] = useState(() => fitDraft(defaults, models));
  const [restored, setRestored] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, after hydration; what was typed meanwhile wins
  useEffect(() => {
    setDraft((now) => (now.prompt ? now : fitDraft({ ...defaults, ...readDraft() }, models)));
    setRestored(true);
  }, []);

  useEffect(() => {
    if (restored) keepDraft(draft);
  }, [draft, restored]);

  return [draft, setDraft] as const;
}
