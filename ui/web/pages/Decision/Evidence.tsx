import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DecisionView } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useDetails } from '../Matter/details.ts';

/** As many steps as fit a phone without scrolling far; the matter has them all. */
const SHOWN = 7;

/** How it came to this, what the unit says to it, and the ways to the whole file. */
export function Evidence({ view, onReceipt }: { view: DecisionView; onReceipt: () => void }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const details = useDetails();
  const steps = view.evidence.slice(-SHOWN);
  return (
    <section className="decision-card">
      <h2>{t('decision.happened')}</h2>
      {steps.length === 0 && <p className="quiet">{t('decision.nothing')}</p>}
      <ol className="decision-steps">
        {steps.map((step, n) => (
          <li key={n}>
            <time className="tabular note" dateTime={step.at}>
              {step.on.slice(5)}
            </time>
            <span>
              {code('eventType', step.type)}
              {details(step).map((detail) => ` · ${detail}`)}
            </span>
          </li>
        ))}
      </ol>
      {view.defects.length > 0 && (
        <p>
          <strong>{t('decision.defects')}</strong> {view.defects.map((defect) => code('defect', defect)).join(' · ')}
        </p>
      )}
      {view.unitSaid === null ? (
        <p className="quiet">{t('decision.noAnswer')}</p>
      ) : (
        <blockquote lang="zh-CN">
          {view.unitSaid}
          <footer>{t('decision.unitSaid')}</footer>
        </blockquote>
      )}
      <div className="decision-links">
        <Link to={`/matters/${view.row.matterId}`} className="decision-link">
          {t('decision.whole')}
        </Link>
        {view.clock && (
          <Button onClick={onReceipt}>
            {t('decision.receipt')} <kbd>D</kbd>
          </Button>
        )}
      </div>
    </section>
  );
}
