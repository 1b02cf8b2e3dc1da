import { useTranslation } from 'react-i18next';
import type { StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { METRIC_NAMES } from '../../../../domain/statistics/metricNames.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** Metrics that belong here and cannot be worked out yet: named, so that nobody takes their absence for a nought. */
export function Unrecorded({ metrics }: Pick<StatisticsView, 'metrics'>) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const absent = metrics.filter(({ now }) => now.state === 'UNRECORDED');
  return (
    <details className="stat-card">
      <summary>{t('statistics.unrecorded', { count: absent.length })}</summary>
      <dl className="stat-absent-list">
        {absent.map(({ key }) => (
          <div key={key}>
            <dt>{pick(METRIC_NAMES[key].name)}</dt>
            <dd className="note">{pick(METRIC_NAMES[key].formula)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
