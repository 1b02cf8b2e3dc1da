import { useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationReason } from '../../../../domain/schema/operationViews.ts';
import { operate, readInstance } from './api.ts';
import { ReasonDialog } from './ReasonDialog.tsx';

/** Every incident that the instance has now; throws when one of them is not retried. */
async function retryInstance(key: string, reason: OperationReason): Promise<void> {
  const { incidents } = await readInstance(key);
  for (const { incidentKey } of incidents) await operate(key, 'retries', { incidentKey, reason });
}

interface Props {
  readonly instances: readonly string[];
  /** A retry may help by itself. */
  readonly isSafe: boolean;
}

/** One instance after the other, with its progress; it can be stopped between two. */
export function RetryAll({ instances, isSafe }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asks, setAsks] = useState(false);
  const [progress, setProgress] = useState<{ done: number; failed: number; all: number; ended: boolean }>();
  const stopped = useRef(false);

  async function run(reason: OperationReason): Promise<void> {
    setAsks(false);
    stopped.current = false;
    const all = instances.length;
    let done = 0;
    let failed = 0;
    setProgress({ done, failed, all, ended: false });
    for (const key of instances) {
      if (stopped.current) break;
      try {
        await retryInstance(key, reason);
        done += 1;
      } catch {
        failed += 1;
      }
      setProgress({ done, failed, all, ended: false });
    }
    setProgress({ done, failed, all, ended: true });
    await client.invalidateQueries({ queryKey: ['operations'] });
  }
  const running = progress !== undefined && !progress.ended;
  return (
    <>
      <Button type={isSafe ? 'primary' : 'default'} disabled={running} onClick={() => setAsks(true)}>
        {t('operations.retryAll', { count: instances.length })}
      </Button>
      {running && <Button onClick={() => (stopped.current = true)}>{t('moves.stop')}</Button>}
      {progress && (
        <div className="retry-progress">
          <Progress
            percent={Math.round((100 * (progress.done + progress.failed)) / Math.max(1, progress.all))}
            showInfo={false}
            aria-label={t('operations.progress')}
          />
          <span role="status">
            {t('operations.retried', progress)}
            {progress.failed > 0 && ` · ${t('operations.retriedNot', { count: progress.failed })}`}
          </span>
        </div>
      )}
      <ReasonDialog
        open={asks}
        title={t('operations.retryAll', { count: instances.length })}
        reasons={['CAUSE_REMOVED', 'WRONG_DATA']}
        onClose={() => setAsks(false)}
        onConfirm={(reason) => run(reason)}
      >
        <p>{t('operations.safe')}</p>
      </ReasonDialog>
    </>
  );
}
