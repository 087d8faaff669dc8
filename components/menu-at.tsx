import { type ReactNode, useRef } from "react";
import { DropdownMenu, DropdownMenuContent, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";

type MenuAtProps = {
  /** The button that asked for it, and gets the focus back. */
  anchor: HTMLElement | null;
  label: string;
  align?: "start" | "end";
  onClose: () => void;
  /** The items. What takes the focus next, such as a dialog, is given to `after`: it begins when the menu has let go. */
  children: (after: (next: () => void) => void) => ReactNode;
};

/** An open menu at a button elsewhere on the page: one serves many buttons, and costs nothing while it is closed. */
export function MenuAt({ anchor, label, align = "end", onClose, children }: MenuAtProps) {
  const next = useRef<(() => void) | null>(null);
  const rect = anchor?.getBoundingClientRect();
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
        align={align}
        aria-label={label}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          if (document.activeElement === document.body) anchor?.focus();
          next.current?.();
        }}
      >
        {children((then) => {
          next.current = then;
        })}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
