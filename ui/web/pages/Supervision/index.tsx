import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  deskListSchema,
  rungSchema,
  type Overview as OverviewData,
} from '../../../../domain/schema/supervisionViews.ts';
import { Failed } from '../../modules/Failed.tsx';
import { KeyHelp, useKeys } from '../../modules/keys/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { useDrafts, useOverview } from './api.ts';
import { Colours } from './Colours.tsx';
import { addressOf, DeskList } from './DeskList.tsx';
import { Drafts } from './Drafts.tsx';
import { Figures } from './Figures.tsx';
import { Forecast } from './Forecast.tsx';
import { useKeyLines } from './keyLines.ts';
import { Ladder, RungList } from './Ladder.tsx';
import { Lost } from './Lost.tsx';
import { Signs } from './Signs.tsx';
import './supervision.css';

/** Who is late, who will be by Friday, what waits for me, what fell through. What is shown stands in the address. */
export function SupervisionPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { search } = useFilters();
  const overview = useOverview();
  const [help, setHelp] = useState(false);
  const lines = useKeyLines();
  const list = deskListSchema.safeParse(search.get('list')).data;
  const rung = rungSchema.safeParse(search.get('rung')).data;
  const view = list ?? rung ?? search.get('view') ?? '';
  const data = overview.data;
  const tabs = ['', 'COLOURS', ...(data?.may.signs ? ['SIGNS'] : [])];
  const readAt = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(overview.dataUpdatedAt);
  return (
    <div className="desk">
      <title>{`${t('supervision.title')} · ${t('app.name')}`}</title>
      <header className="desk-head">
        <h1>{t('supervision.title')}</h1>
        <Segmented
          aria-label={t('supervision.views')}
          value={tabs.includes(view) ? view : ''}
          onChange={(value) => void navigate(value === '' ? '/desk' : `/desk?view=${value}`)}
          options={tabs.map((value) => ({ value, label: t(`supervision.view.${value === '' ? 'ALL' : value}`) }))}
        />
        <span className="grow" />
        {data && <span className="note">{t('supervision.asOf', { time: readAt })}</span>}
      </header>
      {overview.isError && !data ? (
        <Failed onRetry={() => void overview.refetch()} />
      ) : !data ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <>
          <Figures figures={data.figures} />
          {view !== '' && (
            <Button type="link" className="desk-back" onClick={() => void navigate('/desk')}>
              ← {t('supervision.back')}
            </Button>
          )}
          {list ? (
            <DeskList key={list} list={list} mayOrder={data.may.order} onHelp={() => setHelp(true)} />
          ) : rung ? (
            <RungList rung={rung} />
          ) : view === 'COLOURS' ? (
            <Colours />
          ) : view === 'SIGNS' ? (
            <Signs />
          ) : view === 'LOST' ? (
            <Lost />
          ) : (
            <Overview data={data} onHelp={() => setHelp(true)} />
          )}
        </>
      )}
      <KeyHelp lines={lines} open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** The ladder, then the forecast beside the drafts; J and K move among the drafts, Enter opens one. */
function Overview({ data, onHelp }: { data: OverviewData; onHelp: () => void }) {
  const navigate = useNavigate();
  const { data: drafts } = useDrafts();
  const rows = drafts?.rows ?? [];
  const [at, setAt] = useState<string | null>(null);
  const place = rows.findIndex(({ userTaskKey }) => userTaskKey === at);
  const move = (by: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, place + by))];
    if (!next) return;
    setAt(next.userTaskKey);
    document.querySelector<HTMLElement>(`.draft-row[data-task="${next.userTaskKey}"] .task-name`)?.focus();
  };
  const current = rows[place] ?? rows[0];
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    enter: () => current && void navigate(addressOf(current)),
    '?': onHelp,
  });
  return (
    <>
      <Ladder ladder={data.ladder} />
      <div className={data.may.forecast ? 'desk-columns' : ''}>
        {data.may.forecast && <Forecast />}
        <Drafts rows={drafts?.rows} mine={drafts?.mine} total={data.figures.drafts} decided={data.decided} />
      </div>
    </>
  );
}
