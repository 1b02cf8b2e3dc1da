import type { Surroundings } from './asks.ts';
import { useContents, useLibrary } from './api.ts';

/** The live files beside a draft; null until all are read. */
export function useSurroundings(resource: string): Surroundings | null {
  const library = useLibrary();
  const live = (library.data?.items ?? []).filter((file) => file.live !== null && file.resource !== resource);
  const read = live
    .filter(({ kind }) => kind !== 'FORM')
    .map((file) => ({ resource: file.resource, hash: file.live!.hash }));
  const contents = useContents(read);
  if (!library.data || contents.some(({ data }) => data === undefined)) return null;
  return {
    files: read.map((file, n) => ({ resource: file.resource, content: contents[n]!.data! })),
    // A form is named after its id.
    forms: live.filter(({ kind }) => kind === 'FORM').map((file) => file.resource.replace(/\.form$/, '')),
  };
}
