"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useOptimistic, useTransition } from "react";
import { canNavigate } from "@/components/connection";
import { type Address, galleryPath, readAddress } from "./gallery-address";

type Navigation = {
  /** What the controls show: ahead of the page while it loads. */
  address: Address;
  /** The clips on screen are still those of the address before. */
  pending: boolean;
  /** Goes to another view of the gallery; `replace` leaves no step for the back button. */
  go: (address: Address, how?: "push" | "replace") => void;
};

const Context = createContext<Navigation | null>(null);

/** Lets the search box in the header and the gallery's own controls steer the same address. */
export function GalleryNavigation({ children }: { children: ReactNode }) {
  const router = useRouter();
  const search = useSearchParams();
  const there = usePathname() === "/videos";
  const [pending, startTransition] = useTransition();
  const shown = useMemo(() => (there ? readAddress(search) : {}), [search, there]);
  const [address, setAddress] = useOptimistic(shown);

  const go = useCallback(
    (next: Address, how: "push" | "replace" = "push") => {
      if (!canNavigate()) return;
      const path = galleryPath(next);
      // The address bar says at once where one is going: a navigation that is overtaken while its page loads may or may
      // not come to write it, and with it its step for the back button.
      if (there && path !== location.pathname + location.search) history[`${how}State`](history.state, "", path);
      startTransition(() => {
        setAddress(next);
        router[there ? "replace" : how](path);
      });
    },
    [router, setAddress, there],
  );

  const value = useMemo(() => ({ address, pending, go }), [address, pending, go]);
  return <Context value={value}>{children}</Context>;
}

export function useGalleryNavigation(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error("GalleryNavigation is missing above");
  return navigation;
}
