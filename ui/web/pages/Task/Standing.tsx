import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../../domain/schema/workViews.ts';

/** Told on opening: who has the task, or who has completed it meanwhile. */
export function Standing({ detail, mine, onTake }: { detail: TaskDetail; mine: boolean; onTake: () => void }) {
  const { t } = useTranslation();
  const { row, may, submitted } = detail;
  if (submitted)
    return <Alert type="info" title={t('task.submittedBy', { name: submitted.by, at: submitted.at.slice(0, 10) })} />;
  if (!mine && row.holder) return <Alert type="info" title={t('task.heldBy', { name: row.holder.name })} />;
  return row.holder === null && may.act ? (
    <Alert
      type="info"
      title={t('task.free')}
      action={
        <Button size="small" onClick={onTake}>
          {t('workbench.act.TAKE')} <kbd>A</kbd>
        </Button>
      }
    />
  ) : null;
}
