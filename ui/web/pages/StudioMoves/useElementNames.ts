import { useQuery } from '@tanstack/react-query';
import type { OutlineNode } from '../../../../processes/describe/index.ts';

export type ElementNames = ReadonlyMap<string, { readonly zh: string; readonly en: string }>;
const NOTHING: ElementNames = new Map();

/** What the elements of a version are called. */
export function useElementNames(xml: string | undefined): ElementNames {
  return (
    useQuery({
      queryKey: ['studio', 'names', xml?.length, xml],
      enabled: xml !== undefined,
      staleTime: Infinity,
      queryFn: async () => {
        const { outline } = await import('../../../../processes/describe/index.ts');
        const names = new Map<string, { readonly zh: string; readonly en: string }>();
        const visit = (nodes: readonly OutlineNode[]): void =>
          nodes.forEach(({ id, name, kind, children }) => {
            names.set(id, name ?? kind);
            visit(children);
          });
        visit(await outline(xml ?? ''));
        return names;
      },
    }).data ?? NOTHING
  );
}
