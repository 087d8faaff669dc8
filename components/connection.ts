// What every answer of the studio tells about the connection and the session, for the notice that watches them.

export type Connection = "ok" | "unreachable" | "signed-out";

export const CONNECTION_EVENT = "dailies:connection";

export function reportConnection(connection: Connection) {
  window.dispatchEvent(new CustomEvent<Connection>(CONNECTION_EVENT, { detail: connection }));
}
