import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../codes/index.ts';
import type { Bulk, BulkRun } from './useBulk.ts';

/** n of N, and the failures with their reasons. */
export function Progressing({ run }: { run: BulkRun }) {
  const { t } = useTranslation();
  const { refusal } = useCodes();
  return (
    <div className="act-dialog" role="status">
      <Progress
        aria-label={run.job.name}
        percent={Math.round(((run.done.length + run.failures.length) / Math.max(1, run.total)) * 100)}
        format={() => t('bulk.progress', { done: run.done.length, total: run.total })}
      />
      <ul>
        {run.failures.map(({ key, rule, who }) => (
          <li key={key}>{refusal({ code: rule, who })}</li>
        ))}
      </ul>
    </div>
  );
}

/** Stop or leave while it runs; afterwards take back where the law allows, and close. */
export function ProgressButtons({ bulk, onClose }: { bulk: Bulk; onClose: () => void }) {
  const { t } = useTranslation();
  if (bulk.run?.running)
    return (
      <>
        <Button onClick={bulk.stop}>{t('bulk.stop')}</Button>
        <Button onClick={onClose}>{t('bulk.background')}</Button>
      </>
    );
  const done = bulk.run?.done.length ?? 0;
  return (
    <>
      {bulk.run?.job.undo && done > 0 && (
        <Button onClick={() => void bulk.undo()}>{t('bulk.undo', { count: done })}</Button>
      )}
      <Button type="primary" onClick={onClose}>
        {t('bulk.close')}
      </Button>
    </>
  );
}
