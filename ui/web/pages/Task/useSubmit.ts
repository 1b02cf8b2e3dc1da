import { App } from 'antd';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemError, request, type Problem } from '../../modules/api/request.ts';
import { complete, nextTask, useRefresh } from '../../modules/api/work.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { TaskFormHandle } from '../../modules/form/index.ts';
import { conflictOf, type DraftConflict } from './useDraft.ts';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';

/** Submits the form and opens the next task; problems go to their fields, a refusal stays beside the form with what was written. */
export function useSubmit(
  userTaskKey: string,
  form: RefObject<TaskFormHandle | null>,
  onConflict: (conflict: DraftConflict) => void,
) {
  const { t } = useTranslation();
  const { taskName } = useCodes();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function goOn(): Promise<void> {
    const next = await nextTask(userTaskKey).catch(() => null);
    if (next === null) {
      void message.success(t('task.allDone'));
      return void navigate('/work');
    }
    const { row } = await request<TaskDetail>(`/tasks/${next}`);
    void message.success(t('task.submitted', { name: taskName(row) }));
    void navigate(`/work/${next}`);
  }

  async function submit(hold: boolean, draftVersion: number): Promise<void> {
    const entered = form.current?.submit();
    if (!entered || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await complete(userTaskKey, entered, hold, draftVersion);
      await refresh();
      await goOn();
    } catch (error) {
      const theirs = conflictOf(error);
      if (theirs) return onConflict({ mine: entered, theirs });
      const found: Problem = error instanceof ProblemError ? error.problem : { status: 0, title: '' };
      const elsewhere = found.errors ? (form.current?.showProblems(found.errors) ?? found.errors) : [];
      setProblem(found.errors && elsewhere.length === 0 ? null : { ...found, errors: elsewhere });
      await refresh();
    } finally {
      setBusy(false);
    }
  }
  return { submit, busy, problem };
}
