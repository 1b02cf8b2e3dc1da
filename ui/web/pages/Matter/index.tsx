import { Card, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useMatter } from '../../modules/api/queries.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { Failed } from '../../modules/Failed.tsx';
import { ClaimsTable } from './ClaimsTable.tsx';
import { DeadlineReceipt } from '../../modules/receipt/DeadlineReceipt.tsx';
import { ClocksTable } from './ClocksTable.tsx';
import { Documents } from './Documents.tsx';
import { Files } from './Files.tsx';
import { Header } from './Header.tsx';
import { LiveDiagram } from './LiveDiagram.tsx';
import { Recusal } from './Recusal.tsx';
import { SealedMatter } from './SealedMatter.tsx';
import { Timeline } from './Timeline.tsx';

/** One matter has one address with the same parts everywhere: header, claims, live diagram, due dates, timeline (ux §1). */
export function MatterPage() {
  const { matterId = '' } = useParams();
  const { t } = useTranslation();
  const matter = useMatter(matterId);
  const [search, setSearch] = useSearchParams();
  const deadline = search.get('deadline');
  if (matter.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  // Also when half an hour is over: what was read before is not shown any longer.
  if (matter.error instanceof ProblemError && matter.error.problem.code === 'REASON_REQUIRED')
    return <SealedMatter matterId={matterId} />;
  const left = matter.error instanceof ProblemError && matter.error.problem.status === 404;
  if (!matter.data || left) {
    return left ? (
      <Result status="info" title={t('matter.notThere')} extra={<Link to="/matters">{t('matter.back')}</Link>} />
    ) : (
      <Failed onRetry={() => void matter.refetch()} />
    );
  }
  return (
    <div className="stack">
      <title>{`${matter.data.row.publicNumber} · ${t('app.name')}`}</title>
      <div className="spread">
        <Link to="/matters">← {t('matter.back')}</Link>
        <Recusal matterId={matterId} />
      </div>
      <Header view={matter.data} />
      <Card title={<h2>{t('matter.claims')}</h2>} size="small">
        <ClaimsTable matterId={matterId} claims={matter.data.claims} clocks={matter.data.clocks} />
      </Card>
      <Files matterId={matterId} />
      <LiveDiagram matterId={matterId} />
      <Card title={<h2>{t('matter.due')}</h2>} size="small">
        <ClocksTable matterId={matterId} clocks={matter.data.clocks} />
      </Card>
      <Documents matterId={matterId} version={matter.data.version} />
      <Timeline items={matter.data.timeline} />
      {deadline !== null && <DeadlineReceipt matterId={matterId} clockRef={deadline} onClose={() => setSearch({})} />}
    </div>
  );
}
