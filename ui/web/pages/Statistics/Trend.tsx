import { useTranslation } from 'react-i18next';
import type { Figure, StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { METRIC_NAMES } from '../../../../domain/statistics/metricNames.ts';
import { LinesFigure } from '../../modules/chart/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useFigures } from './useFigures.ts';

const drawn = (figure: Figure | null): number | null => (figure?.state === 'SHOWN' ? figure.value : null);

/** Twelve periods beside the same a year before, as lines and as a table. */
export function Trend({ view: { metric, trend, kind } }: { view: StatisticsView }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const figures = useFigures();
  const name = pick(METRIC_NAMES[metric].name);
  const last = trend.at(-1);
  const years = trend.some(({ yearBefore }) => yearBefore !== null);
  const shortOf = (from: string) =>
    kind === 'YEAR' ? from.slice(0, 4) : kind === 'WEEK' ? from.slice(5) : from.slice(2, 7);
  return (
    <section className="stat-card" aria-labelledby="stat-trend">
      <h2 id="stat-trend">{t('statistics.trend', { name })}</h2>
      <LinesFigure
        categories={trend.map(({ from }) => shortOf(from))}
        lines={[
          { name: t('statistics.thisYear'), values: trend.map(({ now }) => drawn(now)) },
          ...(years
            ? [
                {
                  name: t('statistics.yearBefore'),
                  values: trend.map(({ yearBefore }) => drawn(yearBefore)),
                  dashed: true,
                },
              ]
            : []),
        ]}
        format={(value) => figures.value(metric, value)}
        description={t('statistics.described', {
          name,
          from: trend[0]?.from ?? '',
          to: last?.from ?? '',
          value: last ? figures.figure(metric, last.now) : '',
        })}
      />
      <details className="stat-numbers">
        <summary>{t('statistics.numbers')}</summary>
        <div className="stat-scroll" tabIndex={0} role="region" aria-labelledby="stat-trend">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('statistics.column.from')}</th>
                <th scope="col">{t('statistics.column.value')}</th>
                <th scope="col">{t('statistics.column.counts')}</th>
                {years && <th scope="col">{t('statistics.yearBefore')}</th>}
              </tr>
            </thead>
            <tbody>
              {trend.map(({ from, now, yearBefore }) => (
                <tr key={from}>
                  <th scope="row" className="tabular">
                    {from}
                  </th>
                  <td className="tabular">{figures.figure(metric, now)}</td>
                  <td className="tabular">{figures.counts(now)}</td>
                  {years && <td className="tabular">{yearBefore ? figures.figure(metric, yearBefore) : '–'}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
