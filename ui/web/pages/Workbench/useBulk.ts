import { App } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffCommand } from '../../../../domain/schema/staffActs.ts';
import type { ActPreview } from '../../../../domain/schema/workViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { actOn, previewActs, useRefresh } from '../../modules/api/work.ts';

export interface BulkRun {
  readonly command: StaffCommand;
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly userTaskKey: string; readonly rule: string; readonly who: string | null }[];
  readonly running: boolean;
}

/** One act on many tasks, one after the other, so that it can be stopped between any two; told when it is over. */
export function useBulk() {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const refresh = useRefresh();
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopped = useRef(false);

  async function start(command: StaffCommand, keys: readonly string[]): Promise<void> {
    stopped.current = false;
    let state: BulkRun = { command, total: keys.length, done: 0, failures: [], running: true };
    setRun(state);
    for (const userTaskKey of keys) {
      if (stopped.current) break;
      try {
        await actOn(userTaskKey, command);
        state = { ...state, done: state.done + 1 };
      } catch (error) {
        const { code = 'INTERNAL', who = null } = error instanceof ProblemError ? error.problem : {};
        state = { ...state, failures: [...state.failures, { userTaskKey, rule: code, who }] };
      }
      setRun(state);
    }
    state = { ...state, running: false };
    setRun(state);
    await refresh();
    notification.info({
      title: t('workbench.finished', {
        act: t(`workbench.act.${command.kind}`),
        done: state.done,
        failed: state.total - state.done,
      }),
    });
  }
  return {
    run,
    start,
    stop: () => {
      stopped.current = true;
    },
    forget: () => setRun(null),
    preview: (command: StaffCommand, keys: readonly string[]): Promise<readonly ActPreview[]> =>
      previewActs(command, keys),
  };
}
