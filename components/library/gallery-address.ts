// The gallery's address is the truth about what it shows: these are its query parameters, all optional.

export const addressKeys = [
  "q",
  "status",
  "engine",
  "model",
  "shape",
  "kind",
  "favorite",
  "collection",
  "tag",
  "from",
  "to",
  "sort",
  "trash",
] as const;

export type AddressKey = (typeof addressKeys)[number];
export type Address = Partial<Record<AddressKey, string>>;

/** Where one is, as opposed to what one looks for there: clearing the filters stays there. */
const placeKeys: readonly AddressKey[] = ["collection", "trash", "sort"];

export function readAddress(search: Pick<URLSearchParams, "get">): Address {
  const entries = addressKeys.map((key) => [key, search.get(key)?.trim()]);
  return Object.fromEntries(entries.filter(([, value]) => value));
}

/** From the search parameters of a page. */
export const addressOf = (search: Record<string, string | string[] | undefined>): Address =>
  readAddress({ get: (name) => (search[name] === undefined ? null : String(search[name])) });

/** "/videos?q=fog&shape=portrait", always in the same order, so that the same view has the same address. */
export function galleryPath(address: Address): string {
  const query = galleryQuery(address);
  return query ? `/videos?${query}` : "/videos";
}

/** A clip's own page; it remembers from which view of the gallery one came. */
export function clipPath(id: string, address: Address = {}): string {
  const query = galleryQuery(address);
  return query ? `/videos/${id}?${query}` : `/videos/${id}`;
}

export function galleryQuery(address: Address): string {
  const search = new URLSearchParams();
  for (const key of addressKeys) if (address[key]) search.set(key, address[key]);
  return search.toString();
}

/** What narrows the place one is at. */
export function filtersOf(address: Address): AddressKey[] {
  return addressKeys.filter((key) => address[key] && !placeKeys.includes(key));
}

export function withoutFilters(address: Address): Address {
  const kept = placeKeys.map((key) => [key, address[key]]);
  return Object.fromEntries(kept.filter(([, value]) => value));
}
