import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(prefers-reduced-motion: reduce)');

function listen(onChange: () => void): () => void {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

/** Whether the person's system asks for less motion (WCAG 2.3.3); follows a change at once. */
export const useReducedMotion = (): boolean => useSyncExternalStore(listen, () => query.matches);
