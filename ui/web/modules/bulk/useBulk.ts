import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/request.ts';
import { useRefresh } from '../api/work.ts';

export interface BulkJob {
  /** What is done, in words, for the notice at the end. */
  readonly name: string;
  readonly act: (key: string) => Promise<unknown>;
  /** Absent where the law lets nothing be taken back. */
  readonly undo?: (key: string) => Promise<unknown>;
}
export interface BulkRun {
  readonly job: BulkJob;
  readonly total: number;
  readonly done: readonly string[];
  readonly failures: readonly { readonly key: string; readonly rule: string; readonly who: string | null }[];
  readonly running: boolean;
}

/** One act on many things, one after the other, so that it can be stopped between any two; told when it is over. */
export function useBulk() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopped = useRef(false);

  async function start(job: BulkJob, keys: readonly string[]): Promise<void> {
    stopped.current = false;
    let state: BulkRun = { job, total: keys.length, done: [], failures: [], running: true };
    setRun(state);
    for (const key of keys) {
      if (stopped.current) break;
      try {
        await job.act(key);
        state = { ...state, done: [...state.done, key] };
      } catch (error) {
        const { code = 'INTERNAL', who = null } = error instanceof ProblemError ? error.problem : {};
        state = { ...state, failures: [...state.failures, { key, rule: code, who }] };
      }
      setRun(state);
    }
    state = { ...state, running: false };
    setRun(state);
    await refresh();
    notification.info({
      title: t('bulk.finished', { act: job.name, done: state.done.length, failed: state.total - state.done.length }),
    });
  }
  return {
    run,
    start,
    /** Takes back what the last run has done. */
    undo(): Promise<void> {
      if (!run?.job.undo) return Promise.resolve();
      return start({ name: t('bulk.undone', { act: run.job.name }), act: run.job.undo }, run.done);
    },
    stop: () => {
      stopped.current = true;
    },
    forget: () => setRun(null),
  };
}
export type Bulk = ReturnType<typeof useBulk>;
