import { useTranslation } from 'react-i18next';
import type { DraftReview } from '../../../../domain/schema/studio.ts';
import { lawRules } from '../../../../processes/lint/law/lawMonitor.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** What the server's own checks said when the draft was sent. */
export function Checks({ review: { report } }: { review: DraftReview }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const { laws, scenarios, errors, warnings } = report;
  const proved = laws.filter(({ verdict }) => verdict === 'PROVED').length;
  const left = laws.filter(({ verdict }) => verdict !== 'PROVED');
  const titleOf = (ruleId: string) => {
    const rule = lawRules.find(({ id }) => id === ruleId);
    return rule ? pick(rule.explanation) : ruleId;
  };
  const all = scenarios.passed + scenarios.failed;
  return (
    <section className="studio-card checks" aria-labelledby="checks">
      <h2 id="checks">{t('draftReview.checks')}</h2>
      <dl className="figures">
        <div>
          <dt>{t('draftReview.laws')}</dt>
          <dd>{t('draftReview.ofAll', { n: proved, all: laws.length })}</dd>
        </div>
        <div>
          <dt>{t('draftReview.scenarios')}</dt>
          <dd>
            {all === 0
              ? t('draftReview.noScenarios')
              : `${t('draftReview.ofAll', { n: scenarios.passed, all })} · ${Math.round(scenarios.coverage * 100)}%`}
          </dd>
        </div>
        <div>
          <dt>{t('draftReview.errors')}</dt>
          <dd>{t('draftReview.errorCount', { errors, warnings })}</dd>
        </div>
      </dl>
      {left.length > 0 && (
        <ul className="laws-left">
          {left.map(({ ruleId, verdict, reason }) => (
            <li key={ruleId}>
              <strong>{t(`draftReview.verdict.${verdict}`)}</strong> {titleOf(ruleId)}
              {reason && <span className="note"> {pick(reason)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
