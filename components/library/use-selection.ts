import { useCallback, useRef, useState } from "react";

const nothing: ReadonlySet<string> = new Set();

/** Which clips are selected. `order` is how they stand on screen, for ranges. */
export function useSelection(order: readonly { id: string }[]) {
  const [selected, setSelected] = useState(nothing);
  const anchor = useRef<string | null>(null);
  const shown = useRef(order);
  shown.current = order;

  const select = useCallback((id: string, range: boolean, origin?: string) => {
    const at = (wanted: string | null | undefined) => shown.current.findIndex((video) => video.id === wanted);
    const start = range ? (at(anchor.current) >= 0 ? at(anchor.current) : at(origin)) : -1;
    if (start >= 0) {
      const [from, to] = [start, at(id)].sort((a, b) => a - b) as [number, number];
      const between = shown.current.slice(from, to + 1).map((video) => video.id);
      return setSelected((now) => new Set([...now, ...between]));
    }
    anchor.current = id;
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  const clear = useCallback(() => {
    anchor.current = null;
    setSelected(nothing);
  }, []);

  const selectAll = useCallback(() => setSelected(new Set(shown.current.map(({ id }) => id))), []);

  return { selected, select, clear, selectAll };
}
