// Which clip was opened last in this tab: on the way there and back, its card and the player are one picture.
let opened: string | null = null;

export function markOpened(id: string) {
  opened = id;
}

export const lastOpened = () => opened;

/** The shared name of a clip's picture while it moves between its card and the stage; undefined for all other cards. */
export function morphName(id: string): string | undefined {
  return opened === id ? `clip-${id}` : undefined;
}
