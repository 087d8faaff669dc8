import { useCallback, useState, useTransition } from "react";
import type { ErrorInfo } from "@/lib/errors";
import type { ActionResult } from "@/lib/videos/schemas";

const unreachable: ErrorInfo = { code: "internal", message: "The studio cannot be reached. Try again in a moment." };

/** Calls a server action and keeps what became of it. `run` resolves to the output, or null when it failed. */
export function useAction<Input, Output>(action: (input: Input) => Promise<ActionResult<Output>>) {
  const [pending, startTransition] = useTransition();
  const [result, setResult] = useState<ActionResult<Output> | null>(null);

  const run = useCallback(
    (input: Input) =>
      new Promise<ActionResult<Output>>((resolve) =>
        startTransition(async () => {
          const answer = await action(input).catch(() => ({ ok: false, error: unreachable }) as const);
          // Undefined when the action sent the browser to another page.
          if (answer) setResult(answer);
          resolve(answer);
        }),
      ),
    [action],
  );

  const error = result && !result.ok ? result.error : null;
  return { run, pending, error, done: result?.ok === true };
}
