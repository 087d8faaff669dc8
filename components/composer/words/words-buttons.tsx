import { ChevronDown } from "lucide-react";
import { Button } from "@/components/ui/button";

export type WordsKind = "style" | "camera" | "templates";

const KINDS: [kind: WordsKind, label: string][] = [
  ["style", "Style"],
  ["camera", "Camera"],
  ["templates", "Templates"],
];

type WordsButtonsProps = { open: WordsKind | null; onOpen: (kind: WordsKind | null) => void };

/** One panel at a time, under the prompt. */
export function WordsButtons({ open, onOpen }: WordsButtonsProps) {
  return KINDS.map(([kind, label]) => (
    <Button
      key={kind}
      type="button"
      variant="ghost"
      aria-expanded={open === kind}
      aria-controls={open === kind ? "composer-words" : undefined}
      onClick={() => onOpen(open === kind ? null : kind)}
      className="gap-1 px-2.5 font-normal text-foreground aria-expanded:bg-accent"
    >
      {label} <ChevronDown aria-hidden className="text-muted-foreground" />
    </Button>
  ));
}
