import { useEffect, useState } from "react";

const keyOf = (videoId: string) => `dailies:remix:${videoId}`;

/** What one was writing about this clip; survives closing, reloading and signing in again. */
export function useRemixDraft(videoId: string) {
  const [prompt, setPrompt] = useState(() => {
    try {
      return localStorage.getItem(keyOf(videoId)) ?? "";
    } catch {
      return "";
    }
  });

  useEffect(() => {
    try {
      if (prompt) localStorage.setItem(keyOf(videoId), prompt);
      else localStorage.removeItem(keyOf(videoId));
    } catch {
      // Storage is full or forbidden: the draft lives as long as the dialog.
    }
  }, [prompt, videoId]);

  return [prompt, setPrompt] as const;
}
