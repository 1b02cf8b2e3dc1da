import { Alert, Button, Progress, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failed } from '../../modules/Failed.tsx';
import { useDraft } from '../../modules/studio/api.ts';
import { useSurroundings } from '../../modules/studio/useSurroundings.ts';
import { Outcome } from './Outcome.tsx';
import { useBacktest, type Backtesting } from './useBacktest.ts';
import '../../modules/studio/studio.css';
import './backtest.css';

/** Whom the change would make late, and what it would do to cases that are closed. */
export function StudioBacktestPage() {
  const { t } = useTranslation();
  const { draftId = '' } = useParams();
  const query = useDraft(draftId);
  const draft = query.data;
  const around = useSurroundings(draft?.resource ?? '');
  const { state, run, stop } = useBacktest(draft, around);
  if (query.isError && !draft) return <Failed onRetry={() => void query.refetch()} />;
  if (!draft) return <Skeleton active paragraph={{ rows: 8 }} />;
  const busy = state.kind === 'reading' || state.kind === 'running';
  return (
    <div className="stack">
      <title>{`${t('backtest.title')} · ${draft.resource} · ${t('app.name')}`}</title>
      <header className="studio-head">
        <h1>{t('backtest.title')}</h1>
        <Link to={`/studio/drafts/${draftId}`} className="mono">
          {draft.resource}
        </Link>
        <span className="grow" />
        {busy ? (
          <Button onClick={stop}>{t('backtest.stop')}</Button>
        ) : (
          <Button type="primary" disabled={draft.base === null || around === null} onClick={run}>
            {t(state.kind === 'done' ? 'backtest.again' : 'backtest.run')}
          </Button>
        )}
      </header>
      <p className="note">{t('backtest.note')}</p>
      {draft.base === null && <p>{t('backtest.noBase')}</p>}
      <Course state={state} />
      {state.kind === 'done' && state.result.summary.cases === 0 && <p role="status">{t('backtest.noCases')}</p>}
      {state.kind === 'done' && state.result.summary.cases > 0 && (
        <Outcome draft={draft} result={state.result} seconds={state.ms / 1000} />
      )}
    </div>
  );
}

function Course({ state }: { state: Backtesting }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'reading':
      return <p role="status">{t('backtest.reading', { count: state.cases })}</p>;
    case 'running':
      return (
        <Progress
          percent={Math.floor((100 * state.done) / Math.max(1, state.all))}
          aria-label={t('backtest.progress')}
        />
      );
    case 'failed':
      return (
        <Alert
          type="error"
          showIcon
          title={t('backtest.failed')}
          description={state.error instanceof Error ? state.error.message : undefined}
        />
      );
    default:
      return null;
  }
}
