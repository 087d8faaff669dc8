import { useSyncExternalStore } from "react";
import { updateProfileAction } from "@/app/settings/actions";
import { answer } from "@/components/answer";
import { showToast } from "@/components/toast";
import type { Preferences } from "@/lib/auth/preferences";

type Density = Preferences["density"];

// The server writes the density on the page around the library; the rows follow the attribute.
const page = () => document.querySelector<HTMLElement>("[data-density]");
const read = () => (page()?.dataset.density ?? "comfortable") as Density;

function subscribe(onChange: () => void) {
  const observer = new MutationObserver(onChange);
  const element = page();
  if (element) observer.observe(element, { attributeFilter: ["data-density"] });
  return () => observer.disconnect();
}

function show(density: Density) {
  const element = page();
  if (element) element.dataset.density = density;
}

/** How closely the clips stand: changed at once, kept on the account. */
export function useDensity() {
  const density = useSyncExternalStore(subscribe, read, () => "comfortable" as const);

  async function toggle() {
    const next = density === "compact" ? "comfortable" : "compact";
    show(next);
    const result = await answer(updateProfileAction({ preferences: { density: next } }));
    if (result.ok) return;
    show(density);
    showToast(result.error.message);
  }

  return { density, toggle: () => void toggle() };
}
