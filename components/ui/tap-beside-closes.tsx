"use client";

import { useEffect } from "react";

/** The click of a tap follows the lifted finger at once, or not at all. */
const CLICK_MS = 500;

/** Within an open layer: a finger's tap beside it closes it, and does not also press what lies under the finger. */
export function TapBesideCloses() {
  useEffect(() => {
    document.addEventListener("pointerdown", redirectTap, true);
    return () => document.removeEventListener("pointerdown", redirectTap, true);
  }, []);
  return null;
}

function redirectTap({ pointerType, target }: PointerEvent) {
  if (pointerType !== "touch") return;
  if (target instanceof Element && target.closest("[data-radix-popper-content-wrapper]")) return;
  const tap = new AbortController();
  const options = { capture: true, signal: tap.signal };
  const onClick = (event: MouseEvent) => {
    if (!event.isTrusted) return;
    tap.abort();
    event.preventDefault();
    event.stopPropagation();
    // A popover closes on the click, so there must be one.
    document.body.click();
  };
  window.addEventListener("click", onClick, options);
  window.addEventListener("pointerup", () => setTimeout(() => tap.abort(), CLICK_MS), options);
  window.addEventListener("pointercancel", () => tap.abort(), options);
}
