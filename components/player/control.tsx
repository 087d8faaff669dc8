import type { LucideIcon } from "lucide-react";
import { cn } from "@/lib/cn";

type ControlProps = {
  icon: LucideIcon;
  /** What a press does; read out, and shown by the browser with its key. */
  label: string;
  /** As aria-keyshortcuts writes it. */
  keys?: string;
  pressed?: boolean;
  disabled?: boolean;
  className?: string;
  onPress: () => void;
};

/** One round-the-picture button: an icon with a name. */
export function Control({ icon: Icon, label, keys, pressed, disabled, className, onPress }: ControlProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-keyshortcuts={keys}
      aria-pressed={pressed}
      title={keys ? `${label} (${keys})` : label}
      disabled={disabled}
      onClick={onPress}
      className={cn(
        "grid size-9 max-sm:size-8 shrink-0 place-items-center rounded-md text-muted-foreground transition-colors hover:bg-accent hover:text-foreground disabled:pointer-events-none disabled:opacity-50 aria-pressed:text-live",
        className,
      )}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
