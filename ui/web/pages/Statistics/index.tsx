import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Failed } from '../../modules/Failed.tsx';
import { askedIn, useStatistics } from './api.ts';
import { Contest } from './Contest.tsx';
import { Groups } from './Groups.tsx';
import { Head } from './Head.tsx';
import { Tiles } from './Tiles.tsx';
import { Trend } from './Trend.tsx';
import { Unrecorded } from './Unrecorded.tsx';
import { useFigures } from './useFigures.ts';
import './statistics.css';

/** Better or worse, by which formula, and where. What is looked at stands in the address. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const figures = useFigures();
  const asked = askedIn(search);
  const { data: view, isError, isPlaceholderData, refetch } = useStatistics(asked);
  const change = (values: Readonly<Record<string, string>>): void => {
    const next = new URLSearchParams(search);
    for (const [key, value] of Object.entries(values))
      if (value === '') next.delete(key);
      else next.set(key, value);
    setSearch(next);
  };
  return (
    <div className="stat" aria-busy={isPlaceholderData}>
      <title>{`${t('statistics.menu')} · ${t('app.name')}`}</title>
      {isError ? (
        <Failed onRetry={() => void refetch()} />
      ) : !view ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <>
          <Head view={view} asked={asked} search={search} onChange={change} />
          <Tiles view={view} onChoose={(metric) => change({ metric })} />
          {view.open && (
            <p className="stat-open tabular">
              {t('statistics.open', {
                claims: figures.number(view.open.claims),
                days: figures.oneDecimal(view.open.days),
              })}
            </p>
          )}
          <div className="stat-columns">
            <Trend view={view} />
            <Groups view={view} onBy={(by) => change({ by })} />
          </div>
          {view.contest && <Contest contest={view.contest} />}
          <Unrecorded metrics={view.metrics} />
        </>
      )}
    </div>
  );
}
