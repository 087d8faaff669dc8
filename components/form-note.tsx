import { cn } from "@/lib/cn";
import type { ErrorInfo } from "@/lib/errors";

/** What became of a form, said to screen readers too: its error, or that it is saved. */
export function FormNote({ error, done, text = "Saved." }: { error: ErrorInfo | null; done?: boolean; text?: string }) {
  return (
    <p role="status" className={cn("empty:sr-only", error ? "text-destructive" : "text-muted-foreground")}>
      {error ? error.message : done && text}
    </p>
  );
}
