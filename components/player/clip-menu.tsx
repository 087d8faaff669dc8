"use client";

import { FolderPlus, Pencil, Tag } from "lucide-react";
import type { RefObject } from "react";
import type { DialogRequest } from "@/components/library/library-dialogs";
import { MenuAt } from "@/components/menu-at";
import { DropdownMenuItem } from "@/components/ui/dropdown-menu";

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
  return (
    <MenuAt anchor={anchor.current} label={`More for ${title}`} onClose={onClose}>
      {(after) =>
        ITEMS.map(({ kind, label, icon: Icon }) => (
          <DropdownMenuItem key={kind} onSelect={() => after(() => onAsk(kind))}>
            <Icon aria-hidden /> {label}
          </DropdownMenuItem>
        ))
      }
    </MenuAt>
  );
}
