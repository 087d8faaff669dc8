import { LogOut, Settings, SlidersHorizontal } from "lucide-react";
import Link from "next/link";
import { LinkProgress } from "@/components/link-progress";
import { SignOutForm } from "@/components/sign-out-form";
import { ThemeSwitch } from "@/components/theme-switch";
import { Avatar } from "@/components/ui/avatar";
import type { Theme } from "@/lib/theme";

export type AccountMenuProps = {
  email: string;
  name?: string | null;
  /** Its picture's address. */
  image?: string | null;
  admin?: boolean;
  theme: Theme;
  signOutAction: (form?: FormData) => Promise<void>;
};

/** The browser's own popover: opens, closes on Escape and outside clicks, and returns focus without a script. */
export function AccountMenu({ email, name, image, admin, theme, signOutAction }: AccountMenuProps) {
  const shown = name || email;
  const places = [
    { href: "/settings", label: "Settings", icon: Settings },
    ...(admin ? [{ href: "/admin", label: "Manage studio", icon: SlidersHorizontal }] : []),
  ];
  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`Account: ${shown}`}
        className="inline-flex size-9 items-center justify-center rounded-full"
      >
        <Avatar name={shown} src={image ?? undefined} />
      </button>
      <div
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-[calc(var(--header-height)-4px)] right-4 w-64 rounded-lg border bg-popover p-1 text-popover-foreground"
      >
        {/* A finger's tap beside it only closes it, and does not also press what lies there. */}
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          popoverTarget="account-menu"
          popoverTargetAction="hide"
          className="fixed inset-0 -z-10 hidden pointer-coarse:block"
        />
        <div className="px-3 py-2">
          {name && <p className="truncate font-medium">{name}</p>}
          <p className="truncate text-muted-foreground">{email}</p>
        </div>
        <ThemeSwitch initial={theme} className="mx-1 mb-2" />
        {places.map(({ href, label, icon: Icon }) => (
          <Link
            key={href}
            href={href}
            className="relative flex h-9 items-center gap-2 rounded-sm px-3 transition-colors hover:bg-accent"
          >
            <Icon aria-hidden className="size-4 text-muted-foreground" />
            {label}
            <LinkProgress />
          </Link>
        ))}
        <SignOutForm action={signOutAction} className="mt-1 border-t pt-1">
          <button
            type="submit"
            className="flex h-9 w-full items-center gap-2 rounded-sm px-3 transition-colors hover:bg-accent"
          >
            <LogOut aria-hidden className="size-4 text-muted-foreground" />
            Sign out
          </button>
        </SignOutForm>
      </div>
    </>
  );
}
