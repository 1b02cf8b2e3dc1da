/** The draft of a task's form: what was saved last, who else writes on it, and a save that never goes over another's. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { DraftSaved, DraftView, EditingView } from '../../../../domain/schema/deadlineViews.ts';
import { ProblemError, request } from '../../modules/api/request.ts';
import type { FormData } from '../../modules/form/index.ts';

/** How often one looks who else has the form open. */
const LOOK_MS = 5_000;

/** What the form on the page was written on. */
export interface Base {
  readonly version: number;
  readonly form: FormData | null;
  /** When the own text was saved; null = it was not. */
  readonly savedAt: string | null;
}
export interface DraftConflict {
  readonly mine: FormData;
  readonly theirs: DraftView;
}

export function useDraft(userTaskKey: string, enabled: boolean) {
  const path = `/tasks/${userTaskKey}/draft`;
  const kept = useQuery({
    queryKey: ['draft', userTaskKey],
    enabled,
    queryFn: () => request<DraftView>(path),
    // Read once on opening: what is being written must not change under one's hands.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: 1,
  });
  const editing = useQuery({
    queryKey: ['editing', userTaskKey],
    enabled,
    queryFn: () => request<EditingView>(`${path}/editing`, { method: 'POST' }),
    refetchInterval: LOOK_MS,
    gcTime: 0,
    retry: false,
  });
  const [own, setOwn] = useState<Base | null>(null);
  const [conflict, setConflict] = useState<DraftConflict | null>(null);
  const [saving, setSaving] = useState<'idle' | 'busy' | 'failed'>('idle');
  const read = kept.data;
  const base: Base = own ?? {
    version: read?.version ?? 0,
    form: read?.form ?? null,
    savedAt: read?.mine ? read.at : null,
  };

  useEffect(() => {
    if (!enabled) return;
    const leave = () =>
      void fetch(`/api/v1${path}/editing`, { method: 'DELETE', credentials: 'same-origin', keepalive: true });
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [path, enabled]);

  async function save(mine: FormData): Promise<void> {
    setSaving('busy');
    try {
      const saved = await request<DraftSaved>(path, { method: 'PUT', body: { form: mine }, version: base.version });
      setOwn({ version: saved.version, form: mine, savedAt: saved.at });
      setSaving('idle');
    } catch (error) {
      const current = conflictOf(error);
      setSaving(current ? 'idle' : 'failed');
      if (current) setConflict({ mine, theirs: current });
    }
  }
  /** Somebody saved while the form is open: shows both before one goes on. */
  const compare = async (mine: FormData) => setConflict({ mine, theirs: await request<DraftView>(path) });

  return {
    /** Whether it is known what was saved before. */
    ready: !enabled || kept.isFetched,
    read,
    base,
    others: editing.data?.others ?? [],
    newer: enabled && kept.isFetched && (editing.data?.version ?? 0) > base.version,
    conflict,
    saving,
    save,
    compare,
    setConflict,
    /** Both were seen: the merged text is written on the other's version. */
    goOnFrom: (theirs: DraftView) => {
      setOwn({ version: theirs.version, form: theirs.form, savedAt: null });
      setConflict(null);
    },
  };
}

/** The other's draft in a refusal; undefined for any other error. */
export function conflictOf(error: unknown): DraftView | undefined {
  if (!(error instanceof ProblemError) || error.problem.code !== 'DRAFT_CHANGED') return undefined;
  return error.problem.current as DraftView | undefined;
}
