import { liveStatuses } from "@/lib/videos/lifecycle";
import type { Address, AddressKey } from "./gallery-address";

/** What people call the states, and what each is in the address. */
export const statusGroups = [
  { label: "In progress", value: liveStatuses.join(",") },
  { label: "Completed", value: "completed" },
  { label: "Failed", value: "failed" },
  { label: "Canceled", value: "canceled" },
] as const;

export const shapes = { landscape: "Landscape", portrait: "Portrait", square: "Square" } as const;
export const kinds = { create: "From a prompt", remix: "Remix" } as const;

function statusText(value: string): string {
  const chosen = new Set(value.split(","));
  const labels = statusGroups.filter((group) => group.value.split(",").some((status) => chosen.has(status)));
  return labels.map(({ label }) => label).join(", ") || value;
}

/** The words on the chip of one filter. */
export function filterText(key: AddressKey, address: Address): string {
  const value = address[key] ?? "";
  if (key === "q") return `“${value}”`;
  if (key === "status") return statusText(value);
  if (key === "favorite") return "Favourites";
  if (key === "shape") return shapes[value as keyof typeof shapes] ?? value;
  if (key === "kind") return kinds[value as keyof typeof kinds] ?? value;
  if (key === "tag") return `#${value}`;
  if (key === "from") return `From ${value}`;
  if (key === "to") return `Until ${value}`;
  return value;
}
