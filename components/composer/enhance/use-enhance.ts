import { type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { unreachable } from "@/components/answer";
import type { ComposerError } from "@/components/composer/draft";
import { replaceText } from "@/components/composer/replace-text";
import type { RewriteWish } from "./rewrite";

type Enhance = RewriteWish & { box: RefObject<HTMLTextAreaElement | null> };

/**
 * Lets Claude rewrite the prompt, shown while it is written. The draft keeps the former words until the rewrite is
 * whole, so leaving, cancelling or a cut stream costs nothing.
 */
export function useEnhance({ box, prompt, model, available }: Enhance) {
  /** What has arrived so far; null = nothing under way. */
  const [live, setLive] = useState<string | null>(null);
  const [former, setFormer] = useState<string | null>(null);
  const [error, setError] = useState<ComposerError | null>(null);
  const controller = useRef<AbortController>(null);
  // Leaving the page, or other words from elsewhere, end it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `prompt` is what ends it
  useEffect(
    () => () => {
      if (!controller.current) return;
      controller.current.abort();
      setLive(null);
    },
    [prompt],
  );

  function replaceAll(text: string) {
    if (box.current) replaceText(box.current, 0, box.current.value.length, text);
  }

  /** Before the box changes, so that the change ends nothing. */
  function end(refused: ComposerError | null = null) {
    controller.current = null;
    setLive(null);
    setError(refused);
  }

  function begin(): AbortController {
    controller.current = new AbortController();
    return controller.current;
  }

  async function start() {
    const { signal } = begin();
    setError(null);
    setLive("");
    try {
      const { rewrite } = await import("./rewrite");
      for await (const event of rewrite({ prompt, model, available }, signal)) {
        if (signal.aborted) return;
        if ("text" in event) setLive((now) => (now ?? "") + event.text);
        else if ("error" in event) end(event.error);
        else {
          // The box holds the former words again, so that one undo of the browser leads back to them.
          flushSync(() => end());
          replaceAll(event.done);
          setFormer(prompt);
        }
      }
    } catch {
      if (!signal.aborted) end(unreachable);
    }
  }

  function cancel() {
    controller.current?.abort();
    end();
    box.current?.focus();
  }

  function undo() {
    if (former !== null) replaceAll(former);
    setFormer(null);
  }

  return {
    live,
    error,
    canUndo: former !== null && live === null,
    start: () => void start(),
    cancel,
    undo,
    /** The prompt is another one now. */
    forget: () => {
      setFormer(null);
      setError(null);
    },
  };
}
