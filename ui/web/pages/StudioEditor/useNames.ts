import { useMemo } from 'react';
import type { OutlineNode } from '../../../../processes/describe/index.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** What the elements of a flow are called, from its outline; an id that is not in it stands for itself. */
export function useNames(outline: readonly OutlineNode[]): (elementId: string) => string {
  const { pick } = useCodes();
  const names = useMemo(() => {
    const found = new Map<string, { readonly zh: string; readonly en: string }>();
    const visit = (nodes: readonly OutlineNode[]): void =>
      nodes.forEach(({ id, name, kind, goesTo, children }) => {
        found.set(id, name ?? kind);
        for (const way of goesTo) found.set(way.flowId, way.name ?? way.targetName);
        visit(children);
      });
    visit(outline);
    return found;
  }, [outline]);
  return (elementId) => {
    const name = names.get(elementId);
    return name ? pick(name) : elementId;
  };
}
