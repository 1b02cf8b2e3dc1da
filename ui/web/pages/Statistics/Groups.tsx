import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  groupingSchema,
  type Figure,
  type GroupRow,
  type StatisticsView,
} from '../../../../domain/schema/statisticsViews.ts';
import { METRIC_NAMES } from '../../../../domain/statistics/metricNames.ts';
import { inDays, METRICS } from '../../../../domain/statistics/metrics.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { ChangeNote } from './ChangeNote.tsx';
import { useFigures } from './useFigures.ts';

/** The chosen metric by unit, territory or subject: bars with their figures. */
export function Groups({ view, onBy }: { view: StatisticsView; onBy: (by: string) => void }) {
  const { t } = useTranslation();
  const { pick, code } = useCodes();
  const figures = useFigures();
  const { metric, by, groups } = view;
  const name = pick(METRIC_NAMES[metric].name);
  const nameOf = (row: GroupRow): string =>
    row.id === null ? t('statistics.noPlace') : row.name ? pick(row.name) : code('subject', row.id);
  const most = inDays(metric) ? Math.max(1, ...groups.map(({ now }) => (now.state === 'SHOWN' ? now.value : 0))) : 1;
  const width = (figure: Figure) => (figure.state === 'SHOWN' ? `${String((100 * figure.value) / most)}%` : '0');
  return (
    <section className="stat-card" aria-labelledby="stat-parts">
      <header className="stat-card-head">
        <h2 id="stat-parts">{t('statistics.parts', { name })}</h2>
        <Segmented
          aria-label={t('statistics.by.label')}
          value={by}
          onChange={onBy}
          options={groupingSchema.options.map((value) => ({ value, label: t(`statistics.by.${value}`) }))}
        />
      </header>
      {groups.length === 0 ? (
        <p className="quiet">{t('statistics.noParts')}</p>
      ) : (
        <div className="stat-scroll" tabIndex={0} role="region" aria-labelledby="stat-parts">
          <table>
            <thead>
              <tr>
                <th scope="col">{t(`statistics.part.${by}`)}</th>
                <th scope="col">{t('statistics.column.value')}</th>
                <th scope="col">{t('statistics.column.counts')}</th>
                <th scope="col">{t('statistics.column.change')}</th>
              </tr>
            </thead>
            <tbody>
              {groups.map((row) => (
                <tr key={row.id ?? ''} data-part={row.id ?? ''}>
                  <th scope="row">{nameOf(row)}</th>
                  <td className={`stat-bar-cell ${row.now.state === 'FEW' ? 'stat-few' : ''}`}>
                    <span className="stat-bar" style={{ width: width(row.now) }} />
                    <span className="tabular">{figures.figure(metric, row.now)}</span>
                  </td>
                  <td className="tabular">{figures.counts(row.now)}</td>
                  <td>
                    <ChangeNote change={figures.change(metric, row.now, row.before, METRICS[metric].better)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="note">{t('statistics.small', { least: view.smallCell })}</p>
    </section>
  );
}
