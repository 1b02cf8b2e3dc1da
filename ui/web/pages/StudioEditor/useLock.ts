import { useEffect, useState } from 'react';
import { ProblemError } from '../../modules/api/request.ts';
import { lockDraft, unlockDraft } from '../../modules/studio/api.ts';

/** Half of what the server grants, in ms, so that one lost request does not lose the lock. */
const RENEW_MS = 60_000;

export type Lock =
  | { readonly kind: 'asking' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'held'; readonly who: string; readonly takeOver: () => Promise<void> };

/** Asks for the right to edit when the page opens, keeps it while it is open, and gives it back when it closes. */
export function useLock(draftId: string, wanted: boolean): Lock {
  const [holder, setHolder] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    if (!wanted) return undefined;
    let open = true;
    const ask = () =>
      lockDraft(draftId, false).then(
        () => open && setHolder(null),
        (error: unknown) => open && setHolder(error instanceof ProblemError ? (error.problem.who ?? '') : ''),
      );
    void ask();
    const timer = setInterval(() => void ask(), RENEW_MS);
    return () => {
      open = false;
      clearInterval(timer);
      void unlockDraft(draftId).catch(() => undefined);
    };
  }, [draftId, wanted]);
  if (holder === undefined) return { kind: 'asking' };
  if (holder === null) return { kind: 'mine' };
  const takeOver = async () => {
    await lockDraft(draftId, true);
    setHolder(null);
  };
  return { kind: 'held', who: holder, takeOver };
}
