import "server-only";

const atOnce = 10;

/** For calls that may each wait ten seconds for an engine. */
export async function fewAtOnce<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce) await Promise.all(items.slice(i, i + atOnce).map(work));
}
