"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useOptimistic, useTransition } from "react";
import { type Address, galleryPath, readAddress } from "./gallery-address";

type Navigation = {
  /** What the controls show: ahead of the page while it loads. */
  address: Address;
  /** What the address bar says: the view whose clips are on screen. */
  shown: Address;
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
    (next: Address, how: "push" | "replace" = "push") =>
      startTransition(() => {
        setAddress(next);
        router[how](galleryPath(next));
      }),
    [router, setAddress],
  );

  const value = useMemo(() => ({ address, shown, pending, go }), [address, shown, pending, go]);
  return <Context value={value}>{children}</Context>;
}

export function useGalleryNavigation(): Navigation {
  const navigation = useContext(Context);
  if (!navigation) throw new Error("GalleryNavigation is missing above");
  return navigation;
}
