"use client";

import { FolderPlus, Pencil, Tag } from "lucide-react";
import { type RefObject, useRef } from "react";
import type { DialogRequest } from "@/components/library/library-dialogs";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

const ITEMS = [
  { kind: "rename", label: "Rename", icon: Pencil },
  { kind: "collect", label: "Add to collection", icon: FolderPlus },
  { kind: "tags", label: "Tags", icon: Tag },
] as const satisfies { kind: DialogRequest["kind"]; label: string; icon: typeof Tag }[];

type ClipMenuProps = {
  title: string;
  /** The button it opens at. */
  anchor: RefObject<HTMLButtonElement | null>;
  onAsk: (kind: (typeof ITEMS)[number]["kind"]) => void;
  onClose: () => void;
};

/** What puts a clip in order, on its own page. */
export function ClipMenu({ title, anchor, onAsk, onClose }: ClipMenuProps) {
  const rect = anchor.current?.getBoundingClientRect();
  // A dialog opens when the menu has let go of the focus: it gives it back to the button.
  const next = useRef<(() => void) | null>(null);
  return (
    <DropdownMenu open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenuTrigger asChild>
        <span
          aria-hidden
          className="pointer-events-none fixed"
          style={{ left: rect?.left, top: rect?.top, width: rect?.width, height: rect?.height }}
        />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        aria-label={`More for ${title}`}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (document.activeElement === document.body) anchor.current?.focus();
          next.current?.();
        }}
      >
        {ITEMS.map(({ kind, label, icon: Icon }) => (
          <DropdownMenuItem
            key={kind}
            onSelect={() => {
              next.current = () => onAsk(kind);
            }}
          >
            <Icon aria-hidden /> {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
