import { useState } from 'react';

/** The row one stands on: the first, until another is chosen. */
export function useCurrentRow<T extends { readonly userTaskKey: string }>(rows: readonly T[]) {
  const [at, setAt] = useState<string | null>(null);
  const found = rows.findIndex(({ userTaskKey }) => userTaskKey === at);
  const index = found >= 0 ? found : 0;
  return {
    at,
    index,
    current: rows[index],
    stand: setAt,
    /** Goes that many rows down (negative: up) and takes the focus along. */
    move: (by: number): void => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
      if (!next) return;
      setAt(next.userTaskKey);
      document.querySelector<HTMLElement>(`[data-task="${next.userTaskKey}"] .task-name`)?.focus();
    },
  };
}
