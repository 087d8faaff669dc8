import { useCallback, useState, useTransition } from "react";
import { answer } from "@/components/answer";
import type { ActionResult } from "@/lib/videos/schemas";

/** Calls a server action and keeps what became of it. `run` resolves to the output, or null when it failed. */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionResult<Output>>) {
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult<Output> | null>(null);

  const run = useCallback(
    (input: Input) =>
      new Promise<ActionResult<Output>>((resolve) =>
        startTransition(async () => {
          const told = await answer(action(input));
          // Undefined when the action sent the browser to another page.
          if (told) setResult(told);
          resolve(told);
        }),
      ),
    [action],
  );

  const error = result && !result.ok ? result.error : null;
  return { run, pending, error, done: !pending && result?.ok === true };
}
