import { HeartOutlined } from '@ant-design/icons';
import { Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { HealthFinding, WorkerHealth as Health } from '../../../../domain/schema/operationViews.ts';
import { Failed } from '../../modules/Failed.tsx';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { InstanceLinks } from './InstanceLinks.tsx';
import { useWorkerHealth } from './api.ts';

/** Whether the automatic steps are being done: what is wrong first, then each program and each queue. */
export function WorkerHealth() {
  const { t } = useTranslation();
  const { data, isError, refetch } = useWorkerHealth();
  return (
    <section className="studio-card" aria-labelledby="operations-workers">
      <h2 id="operations-workers">
        <HeartOutlined aria-hidden /> {t('operations.workers.title')}
      </h2>
      {data ? <Shown health={data} /> : isError ? <Failed onRetry={() => void refetch()} /> : <Skeleton active />}
    </section>
  );
}

function Shown({ health: { programs, queues, findings } }: { readonly health: Health }) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status">
        {findings.length === 0 ? (
          <p>{t('operations.workers.well')}</p>
        ) : (
          findings.map((one) => <Finding key={`${one.kind} ${one.host ?? ''} ${one.jobType ?? ''}`} finding={one} />)
        )}
      </div>
      <ul className="worker-list">
        {programs.map(({ host, state, startedAt, beatAt, inWork, done, failed }) => (
          <li key={`${host} ${startedAt}`} className="pair" data-worker={state}>
            <span className="mono">{host}</span>
            <Tag>{t(`operations.workers.state.${state}`)}</Tag>
            <span className="note tabular">
              {t('operations.workers.program', {
                time: momentOf(startedAt),
                beat: momentOf(beatAt),
                inWork,
                done,
                failed,
              })}
            </span>
          </li>
        ))}
      </ul>
      {queues.length > 0 && <h3>{t('operations.workers.queues')}</h3>}
      <ul className="worker-list">
        {queues.map(({ jobType, count, since }) => (
          <li key={jobType} className="pair">
            <span className="mono">{jobType}</span>
            <span className="note tabular">{t('operations.workers.queue', { count, time: momentOf(since) })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Finding({ finding: { kind, host, jobType, count, since, instances } }: { readonly finding: HealthFinding }) {
  const { t } = useTranslation();
  return (
    <article className="stuck-group" data-finding={kind}>
      <h3>
        {t(`operations.workers.finding.${kind}`, { count })} <span className="mono">{jobType ?? host}</span>
      </h3>
      <p>
        {t(`operations.workers.remedy.${kind}`)}{' '}
        {since !== null && <span className="note tabular">{t('operations.since', { time: momentOf(since) })}</span>}
      </p>
      {instances.length > 0 && <InstanceLinks keys={instances} />}
    </article>
  );
}
