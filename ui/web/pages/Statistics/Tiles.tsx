import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MetricKey, MetricView, StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { METRIC_NAMES } from '../../../../domain/statistics/metricNames.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { ChangeNote } from './ChangeNote.tsx';
import { useFigures } from './useFigures.ts';

/** Every metric that something is recorded of. One is chosen; its formula stands below, those of the others on hover and focus. */
export function Tiles({ view, onChoose }: { view: StatisticsView; onChoose: (metric: MetricKey) => void }) {
  const { t } = useTranslation();
  const recorded = view.metrics.filter(({ now }) => now.state !== 'UNRECORDED');
  const chosen = view.metrics.find(({ key }) => key === view.metric);
  return (
    <section className="stat-card stat-metrics" aria-label={t('statistics.metrics')}>
      <ul className="stat-tiles">
        {recorded.map((metric) => (
          <li key={metric.key}>
            <Tile metric={metric} view={view} chosen={metric.key === view.metric} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      {chosen && <Formula metric={chosen} />}
    </section>
  );
}

interface TileProps {
  readonly metric: MetricView;
  readonly view: StatisticsView;
  readonly chosen: boolean;
  readonly onChoose: (metric: MetricKey) => void;
}

function Tile({ metric: { key, now, before, better }, view, chosen, onChoose }: TileProps) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const figures = useFigures();
  const { name, formula, source } = METRIC_NAMES[key];
  const explained = `${pick(name)} = ${pick(formula)}`;
  return (
    <Tooltip
      title={
        <>
          {explained}
          <br />
          {t('statistics.source', { source: pick(source) })}
        </>
      }
      trigger={['hover', 'focus']}
    >
      <button type="button" className="stat-tile" data-metric={key} aria-pressed={chosen} onClick={() => onChoose(key)}>
        <span className="stat-name">{pick(name)}</span>
        <strong
          className={`tabular ${now.state === 'SHOWN' ? '' : 'stat-absent'} ${now.state === 'FEW' ? 'stat-few' : ''}`}
        >
          {figures.figure(key, now)}
        </strong>
        <span className="stat-tile-notes">
          <ChangeNote change={figures.change(key, now, before, better)} />
          {now.state === 'SHOWN' && <span className="note tabular">{figures.counts(now)}</span>}
        </span>
        {key === 'avgHandlingDays' && view.days && (
          <span className="note tabular">{t('statistics.spread', { ...view.days })}</span>
        )}
      </button>
    </Tooltip>
  );
}

/** The chosen metric as a sum, with where it comes from. */
function Formula({ metric: { key, now } }: { metric: MetricView }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const figures = useFigures();
  const { name, formula, source } = METRIC_NAMES[key];
  return (
    <p className="stat-formula">
      <strong>{pick(name)}</strong> = {pick(formula)}
      {now.state === 'SHOWN' && (
        <span className="tabular">
          {' '}
          = {figures.number(now.n)} ÷ {figures.number(now.d)} = <strong>{figures.value(key, now.value)}</strong>
        </span>
      )}{' '}
      <span className="note">{t('statistics.source', { source: pick(source) })}</span>
    </p>
  );
}
