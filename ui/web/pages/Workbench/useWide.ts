import { useSyncExternalStore } from 'react';

/** From 1200 px on the preview stands beside the list (ux §2). */
const query = matchMedia('(min-width: 1200px)');

export const useWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => query.matches,
  );
