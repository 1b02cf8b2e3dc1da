import { DiffOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Drift } from '../../../../domain/schema/operationViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Failed } from '../../modules/Failed.tsx';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { InstanceLinks } from './InstanceLinks.tsx';
import { useDrift } from './api.ts';

/** Whether case store and engine still tell the same; compared when somebody asks. */
export function DriftCheck() {
  const { t } = useTranslation();
  const { data, isError, isFetching, refetch } = useDrift();
  return (
    <section className="studio-card" aria-labelledby="operations-drift">
      <header className="pair">
        <h2 id="operations-drift">
          <DiffOutlined aria-hidden /> {t('operations.drift.title')}
        </h2>
        <span className="grow" />
        <Button loading={isFetching} onClick={() => void refetch()}>
          {t('operations.drift.compare')}
        </Button>
      </header>
      <div role="status">
        {isError ? (
          <Failed onRetry={() => void refetch()} />
        ) : data ? (
          <Compared drift={data} />
        ) : (
          <p className="quiet">{t('operations.drift.about')}</p>
        )}
      </div>
    </section>
  );
}

function Compared({ drift: { findings, compared, more, asOf } }: { readonly drift: Drift }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  return (
    <>
      {findings.length === 0 && <p>{t('operations.drift.none')}</p>}
      {findings.map(({ kind, what, count, since, instances }) => (
        <article key={`${kind} ${what}`} className="stuck-group" data-drift={kind}>
          <h3>
            {t(`operations.drift.kind.${kind}`, { count })}{' '}
            {kind === 'FLOW_LOST' || kind === 'FLOW_STRAY' ? (
              code('process', what)
            ) : (
              <span className="mono">{what}</span>
            )}
          </h3>
          <p>
            {t(`operations.drift.remedy.${kind}`)}{' '}
            {since !== null && <span className="note tabular">{t('operations.since', { time: momentOf(since) })}</span>}
          </p>
          <InstanceLinks keys={instances} />
        </article>
      ))}
      <p className="note tabular">
        {t('operations.drift.compared', { count: compared, time: momentOf(asOf) })} {more && t('operations.drift.more')}
      </p>
    </>
  );
}
