import type { ReactNode } from "react";
import type { ComposerError } from "@/components/composer/draft";
import { signInPath } from "@/lib/auth/safe-path";
import { cn } from "@/lib/cn";

type RefusalProps = { id: string; error: ComposerError | null; className?: string; children?: ReactNode };

/** What went wrong, beside what caused it. An ended session gets the way back in; the draft waits. */
export function Refusal({ id, error, className, children }: RefusalProps) {
  return (
    <div id={id} role="alert" className={className}>
      {error && (
        <p
          className={cn(
            "flex flex-wrap items-center gap-x-3 gap-y-1 text-sm",
            // Nothing went wrong: this studio is just made without it.
            error.code === "not_configured" ? "text-muted-foreground" : "text-destructive",
          )}
        >
          {error.message}
          {error.code === "unauthenticated" && (
            <a
              href={signInPath(location.pathname + location.search)}
              className="text-foreground underline decoration-border underline-offset-4"
            >
              Sign in, your draft is kept
            </a>
          )}
          {children}
        </p>
      )}
    </div>
  );
}
