import { useState } from 'react';

/** Which rows are selected, and from where a range goes on. */
export function useSelection(keys: readonly string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState(0);
  const here = keys.filter((key) => selected.has(key));
  return {
    selected: here,
    clear: () => setSelected(new Set()),
    toggle(index: number, range: boolean) {
      const key = keys[index];
      if (key === undefined) return;
      const next = new Set(here);
      if (range) {
        const [from, to] = [Math.min(anchor, index), Math.max(anchor, index)];
        for (const one of keys.slice(from, to + 1)) next.add(one);
      } else if (!next.delete(key)) next.add(key);
      setSelected(next);
      setAnchor(index);
    },
  };
}
