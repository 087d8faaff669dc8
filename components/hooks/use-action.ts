import { useCallback, useState, useTransition } from "react";
import { answer } from "@/components/answer";
import type { ActionResult } from "@/lib/errors";

/** Calls a server action and keeps what became of it. `run` resolves to the action's result. */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionResult<Output>>) {
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult<Output> | null>(null);

  const run = useCallback(
    (input: Input) =>
      new Promise<ActionResult<Output>>((resolve) =>
        startTransition(async () => {
          const told = await answer(action(input));
          setResult(told);
          resolve(told);
        }),
      ),
    [action],
  );

  const error = result && !result.ok ? result.error : null;
  return { run, pending, error, done: !pending && result?.ok === true };
}
