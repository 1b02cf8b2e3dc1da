import { useEffect, useRef, useState } from 'react';
import type { SaveConflict } from '../../../../domain/schema/studioViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { lockDraft, saveDraft } from '../../modules/studio/api.ts';

/** After the last change, in ms. */
const PAUSE_MS = 1_000;

export type Saving =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'changed' | 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Somebody else has saved, or taken over: both texts are there, neither is written over. */
  | { readonly kind: 'conflict'; readonly theirs: SaveConflict; readonly mine: string; readonly who: string };

export interface Autosave {
  readonly state: Saving;
  readonly rev: () => number;
  /** The text has changed. */
  readonly touch: () => void;
  /** Saves what is not saved yet; false when it could not be. */
  readonly flush: () => Promise<boolean>;
  /** After a conflict: my text becomes the next save after theirs. */
  readonly keepMine: () => Promise<void>;
}

export function useAutosave(
  draft: { readonly draftId: string; readonly rev: number; readonly savedAt: string },
  read: () => Promise<string>,
): Autosave {
  const [state, setState] = useState<Saving>({ kind: 'saved', at: draft.savedAt });
  const rev = useRef(draft.rev);
  const dirty = useRef(false);
  const stopped = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** One save at a time, in the order of the changes. */
  const last = useRef<Promise<boolean>>(Promise.resolve(true));

  const write = async (content: string): Promise<boolean> => {
    setState({ kind: 'saving' });
    try {
      const saved = await saveDraft(draft.draftId, rev.current, content);
      rev.current = saved.rev;
      setState(dirty.current ? { kind: 'changed' } : { kind: 'saved', at: saved.savedAt });
      return true;
    } catch (error) {
      dirty.current = true;
      const theirs = conflictOf(error);
      stopped.current = theirs !== null;
      setState(
        theirs ? { kind: 'conflict', theirs, mine: content, who: theirs.savedBy.name } : { kind: 'failed', error },
      );
      return false;
    }
  };
  const save = async (): Promise<boolean> => {
    if (stopped.current) return false;
    if (!dirty.current) return true;
    dirty.current = false;
    return write(await read());
  };
  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current);
    last.current = last.current.then(save);
    return last.current;
  };
  const touch = (): void => {
    dirty.current = true;
    if (stopped.current) return;
    setState({ kind: 'changed' });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), PAUSE_MS);
  };
  const keepMine = async (): Promise<void> => {
    if (state.kind !== 'conflict') return;
    await lockDraft(draft.draftId, true);
    rev.current = state.theirs.rev;
    stopped.current = false;
    dirty.current = false;
    await write(state.mine);
  };
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      clearTimeout(timer.current);
    };
  }, []);
  return { state, rev: () => rev.current, touch, flush, keepMine };
}

function conflictOf(error: unknown): SaveConflict | null {
  if (!(error instanceof ProblemError)) return null;
  const { code, current } = error.problem;
  return (code === 'REV_OUT_OF_DATE' || code === 'LOCK_TAKEN') && current ? (current as SaveConflict) : null;
}
