export type Placed<T> = {
  item: T;
  /** Generation, from 0. */
  column: number;
  row: number;
  /** Where its parent stands; null for a first clip, or one whose parent is in the trash. */
  parent: Placed<T> | null;
};

type Member = { id: string; parentId: string | null };

/**
 * Places a family as a tree that grows to the right: one column a generation, one row a line of descent, a first
 * remix beside its source and later ones below. In reading order (a source before its remixes).
 */
export function layoutFamily<T extends Member>(family: T[]): { placed: Placed<T>[]; columns: number; rows: number } {
  const known = new Set(family.map(({ id }) => id));
  const children = Map.groupBy(family, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const placed: Placed<T>[] = [];
  let rows = 0;
  let columns = 0;

  // A stack and not recursion: a chain of 200 remixes is a family too.
  const waiting: { item: T; column: number; parent: Placed<T> | null; first: boolean }[] = [];
  const push = (items: T[], column: number, parent: Placed<T> | null) => {
    for (const [index, item] of [...items.entries()].reverse())
      waiting.push({ item, column, parent, first: parent !== null && index === 0 });
  };
  push(children.get(null) ?? [], 0, null);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, column, parent, first } = next;
    const row = first && parent ? parent.row : rows;
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
    const place = { item, column, row, parent };
    placed.push(place);
    push(children.get(item.id) ?? [], column + 1, place);
  }
  return { placed, columns, rows };
}
