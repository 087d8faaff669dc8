import type { ErrorInfo } from "@/lib/errors";
import type { ModelDto } from "@/lib/videos/schemas";

/** What one submit asks for. */
export type Draft = {
  prompt: string;
  model: string;
  size: string;
  seconds: number;
  /** Variations: so many clips of the same words. */
  count: number;
  /** The picture it begins from: a finished upload. */
  uploadId: string | null;
};

/** A refusal, shown beside what caused it. */
export type ComposerError = { message: string; field?: string; code?: ErrorInfo["code"] };

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
    uploadId: typeof stored.uploadId === "string" ? stored.uploadId : null,
  };
}

/** This tab's own draft; a new tab begins with the one that was written last in any. */
export function readDraft(): Partial<Draft> {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}

/** Keeps parts of a draft for the composer of the next page. */
export function keepDraft(part: Partial<Draft>) {
  try {
    const draft = JSON.stringify({ ...readDraft(), ...part });
    sessionStorage.setItem(KEY, draft);
    localStorage.setItem(KEY, draft);
  } catch {
    // Storage is full or forbidden: the draft then lives as long as the page.
  }
}
