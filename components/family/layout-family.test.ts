import { expect, test } from "vitest";
import { layoutFamily } from "./layout-family";

const clip = (id: string, parentId: string | null = null) => ({ id, parentId });
const places = (family: ReturnType<typeof clip>[]) =>
  layoutFamily(family).placed.map(({ item, column, row }) => `${item.id} ${column}/${row}`);

test("generations to the right, later remixes below", () => {
  const family = [clip("a"), clip("b", "a"), clip("c", "a"), clip("d", "b"), clip("e", "b"), clip("f", "c")];
  expect(places(family)).toEqual(["a 0/0", "b 1/0", "d 2/0", "e 2/1", "c 1/2", "f 2/2"]);
  expect(layoutFamily(family)).toMatchObject({ columns: 3, rows: 3 });
});

test("a clip whose source is gone stands on its own line", () => {
  expect(places([clip("a"), clip("b", "gone"), clip("c", "b")])).toEqual(["a 0/0", "b 0/1", "c 1/1"]);
});

test("no two clips share a place, and every line leads to a source", () => {
  const family = Array.from({ length: 200 }, (_, index) =>
    clip(String(index), index === 0 ? null : String(Math.floor(index / 3))),
  );
  const { placed } = layoutFamily(family);
  expect(new Set(placed.map(({ column, row }) => `${column}/${row}`)).size).toBe(200);
  for (const { column, row, parent } of placed.slice(1)) {
    expect(parent?.column).toBe(column - 1);
    expect(parent?.row).toBeLessThanOrEqual(row);
  }
});

test("a chain of 200 is one line", () => {
  const chain = Array.from({ length: 200 }, (_, index) => clip(String(index), index ? String(index - 1) : null));
  expect(layoutFamily(chain)).toMatchObject({ columns: 200, rows: 1 });
});
