import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { MatterReview, ReviewedClaim } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

interface Props {
  readonly claim: ReviewedClaim;
  readonly checks: readonly Checked[];
  readonly rating: MatterReview['rating'];
}
type Checked = NonNullable<ReviewedClaim['sampled']>['checks'][number];

/** The course of the claim as the record has it; a step amiss names the defect that it speaks for. */
export function Checks({ claim, checks, rating }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const said = ({ step, on, dueOn, verdict }: Checked): string =>
    [
      step === 'RATING' && rating !== null
        ? code('rating', rating)
        : (on ?? (dueOn === null ? t(`reviewMatter.verdictOf.${verdict}`) : t('reviewMatter.notYet'))),
      ...(dueOn === null ? [] : [t('reviewMatter.dueBy', { on: dueOn })]),
    ].join(' · ');
  return (
    <section aria-labelledby="review-checks">
      <h2 id="review-checks">
        {t('reviewMatter.checks')} <span className="note">{t('matter.claim', { seq: claim.seq })}</span>
      </h2>
      <ul className="claim-checks">
        {checks.map((check) => (
          <li key={check.step} className={`claim-check claim-check-${check.verdict}`}>
            {check.verdict === 'OK' ? (
              <CheckCircleFilled aria-hidden />
            ) : check.verdict === 'AMISS' ? (
              <CloseCircleFilled aria-hidden />
            ) : (
              <MinusCircleOutlined aria-hidden />
            )}
            <span>{t(`reviewMatter.step.${check.step}`)}</span>
            <span className="note tabular">{said(check)}</span>
            {check.suggests !== null && <strong>→ {check.suggests}</strong>}
            <span className="visually-hidden">{t(`reviewMatter.verdictOf.${check.verdict}`)}</span>
          </li>
        ))}
      </ul>
      <p className="note">{t('reviewMatter.checksNote')}</p>
    </section>
  );
}
