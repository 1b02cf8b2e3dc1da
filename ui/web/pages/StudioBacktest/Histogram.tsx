import { useTranslation } from 'react-i18next';
import type { BacktestSummary } from '../../../../processes/backtest/index.ts';

/** Days beyond which cases stand in one bar. */
const FARTHEST = 10;

function barsOf(histogram: BacktestSummary['histogram']): BacktestSummary['histogram'] {
  const bars = new Map<number, number>();
  for (const { days, count } of histogram) {
    const at = Math.max(-FARTHEST, Math.min(FARTHEST, days));
    bars.set(at, (bars.get(at) ?? 0) + count);
  }
  return [...bars].map(([days, count]) => ({ days, count }));
}

/** How many cases are answered how many days later, as bars with their figures. */
export function Histogram({ summary }: { summary: BacktestSummary }) {
  const { t } = useTranslation();
  const bars = barsOf(summary.histogram);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <section className="studio-card" aria-labelledby="histogram">
      <h2 id="histogram">{t('backtest.histogram')}</h2>
      {summary.medianDaysLater !== null && (
        <p className="note">{t('backtest.median', { count: summary.medianDaysLater })}</p>
      )}
      <table className="histogram">
        <thead>
          <tr>
            <th scope="col">{t('backtest.days')}</th>
            <th scope="col">{t('backtest.cases')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ days, count }) => (
            <tr key={days}>
              <th scope="row" className="tabular">
                {days > 0 ? '+' : ''}
                {days}
                {Math.abs(days) === FARTHEST && t('backtest.andMore')}
              </th>
              <td>
                <span className="bar" style={{ width: `${(100 * count) / most}%` }} />
                <span className="tabular">{count}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
