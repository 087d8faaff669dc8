import { useCallback, useState, useTransition } from "react";
import { answer } from "@/components/answer";
import type { ActionResult } from "@/lib/errors";

/**
 * Calls a server action and keeps what became of it. `run` resolves to the action's result; undefined when the action
 * sent the browser elsewhere.
 */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionResult<Output>>) {
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult<Output> | null>(null);

  const run = useCallback(
    (input: Input) =>
      new Promise<ActionResult<Output> | undefined>((resolve) =>
        startTransition(async () => {
          const told: ActionResult<Output> | undefined = await answer(action(input));
          if (told) setResult(told);
          resolve(told);
        }),
      ),
    [action],
  );

  const error = result && !result.ok ? result.error : null;
  return { run, pending, error, done: !pending && result?.ok === true };
}
