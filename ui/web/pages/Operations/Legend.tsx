import { useTranslation } from 'react-i18next';

/** What the badges and tints of the diagram mean. */
export function Legend() {
  const { t } = useTranslation();
  return (
    <div className="operations-legend">
      <span className="pair">
        {t('operations.legend.less')}
        {[1, 2, 3, 4, 5].map((step) => (
          <span key={step} className={`heat-step heat-step-${String(step)}`} aria-hidden />
        ))}
        {t('operations.legend.more')}
      </span>
      <span className="pair">
        <span className="mark-badge mark-badge-running">●</span> {t('operations.legend.running')}
      </span>
      <span className="pair">
        <span className="mark-badge mark-badge-stuck">⚡</span> {t('operations.legend.stuck')}
      </span>
      <span className="pair">
        <span className="mark-badge mark-badge-time">…</span> {t('operations.legend.time')}
      </span>
    </div>
  );
}
