/** Where to go after signing in: a path of this site and nothing else, so that no link can send people elsewhere. */
export function safePath(path: unknown, fallback = "/videos"): string {
  if (typeof path !== "string" || !path.startsWith("/")) return fallback;
  const base = "http://studio.invalid";
  if (!URL.canParse(path, base)) return fallback;
  // The parser reads "//host", "/\host" and control characters as a browser would.
  const url = new URL(path, base);
  return url.origin === base && !url.pathname.startsWith("//") ? url.pathname + url.search + url.hash : fallback;
}

/** The sign-in page that comes back to `path` afterwards. */
export function signInPath(path: string): string {
  return `/sign-in?${new URLSearchParams({ next: safePath(path) })}`;
}
