import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DecisionView } from '../../../../domain/schema/supervisionViews.ts';
import { ProblemError, type Problem } from '../../modules/api/request.ts';
import { complete, useRefresh } from '../../modules/api/work.ts';

/** What the person has ticked beside yes or no. */
export interface Ticks {
  readonly serious: boolean;
  readonly renew: boolean;
  readonly supervised: boolean;
}

/** The form of the decision's user task, as its contract has it (domain/jobs/userTasks). */
export function formOf(form: DecisionView['form'], agreed: boolean, { serious, renew, supervised }: Ticks): object {
  switch (form) {
    case 'REDO_ORDER':
      return { order: agreed, supervised: agreed && supervised, reasonCode: agreed ? null : 'NOT_NEEDED' };
    case 'REDO_CIRCULAR':
      return { issue: agreed, renew: agreed && renew };
    case 'MEASURE':
      return { issue: agreed, seriousConsequence: agreed && serious };
  }
}

/** Decides by the same act as the task's own page, then goes to the next decision that waits, or back to the desk. */
export function useDecide(view: DecisionView) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function decide(agreed: boolean, ticks: Ticks): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await complete(view.row.userTaskKey, formOf(view.form, agreed, ticks), false);
      void message.success(t('decision.done'));
      await refresh();
      void navigate(view.position.next === null ? '/desk' : `/desk/decisions/${view.position.next}`);
    } catch (error) {
      setProblem(error instanceof ProblemError ? error.problem : { status: 0, title: '' });
    } finally {
      setBusy(false);
    }
  }
  return { decide, busy, problem };
}
