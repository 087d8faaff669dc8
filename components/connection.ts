// What every answer of the studio tells about the connection and the session, for the notice that watches them.

export type Connection = "ok" | "unreachable" | "signed-out";

export const CONNECTION_EVENT = "dailies:connection";

export function reportConnection(connection: Connection) {
  window.dispatchEvent(new CustomEvent<Connection>(CONNECTION_EVENT, { detail: connection }));
}

/**
 * False without a network, and then the notice says so: Next would leave the studio for the browser's own error page,
 * and with it what is on screen.
 */
export function canNavigate(): boolean {
  if (!navigator.onLine) reportConnection("unreachable");
  return navigator.onLine;
}

/** The same for a click on a link of the studio. */
export function holdOfflineClick(event: MouseEvent) {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  if (!link || link.origin !== location.origin || link.hash || link.download || link.target) return;
  if (!canNavigate()) event.preventDefault();
}
