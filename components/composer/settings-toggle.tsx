import { ChevronUp } from "lucide-react";
import type { Draft } from "@/components/composer/draft";
import { Shape } from "@/components/composer/shape-select";
import { parseSize } from "@/lib/parse-size";

/** On a phone the settings are one line until they are wanted. */
export function SettingsToggle({ draft, open, onToggle }: { draft: Draft; open: boolean; onToggle: () => void }) {
  const { size, seconds, count } = draft;
  const { width, height } = parseSize(size);
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls="composer-settings"
      aria-label={`Settings: ${width} × ${height}, ${seconds} s, ${count === 1 ? "one clip" : `${count} clips`}`}
      onClick={onToggle}
      className="flex h-9 items-center gap-1.5 rounded-md px-2 text-sm transition-colors aria-expanded:bg-accent md:hidden"
    >
      <Shape width={width} height={height} side={15} />
      <span className="figures whitespace-nowrap">
        {seconds} s{count > 1 && ` ×${count}`}
      </span>
      <ChevronUp aria-hidden className="size-4 in-aria-expanded:rotate-180 text-muted-foreground" />
    </button>
  );
}
