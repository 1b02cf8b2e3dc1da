import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Defect } from '../../../../domain/schema/codes.ts';
import type { ReviewedClaim } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Marked } from '../Intake/Marked.tsx';
import '../Intake/intake.css';

interface Props {
  readonly claim: ReviewedClaim;
  readonly current: boolean;
  readonly defects: readonly Defect[];
  readonly onCurrent: () => void;
}

const PARTS = ['facts', 'opinion', 'legalBasis'] as const;

/** What was asked on the left, what was served on the right, and between them whether the one answers the other. */
export function ClaimPair({ claim, current, defects, onCurrent }: Props) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const { opinion, sampled, text } = claim;
  const unanswered = defects.includes('F2') || opinion === null;
  const judged = sampled !== null && (sampled.defects !== null || defects.length > 0);
  const verdict = unanswered && judged ? 'NO' : judged ? 'YES' : 'OPEN';
  const answer = opinion?.words ?? null;
  const all = answer === null ? '' : PARTS.map((part) => answer[part]).join('\n');
  return (
    <li className={`claim-pair claim-${verdict}`} aria-current={current ? 'true' : undefined} data-claim={claim.seq}>
      <div className="claim-side">
        <button type="button" className="claim-title" onClick={onCurrent} aria-pressed={current}>
          {t('matter.claim', { seq: claim.seq })} · {code('subject', claim.subject)}
        </button>
        {text !== null && (
          <p className="served">
            {answer === null ? <span lang="zh-CN">{text}</span> : <Marked text={text} other={all} />}
          </p>
        )}
        <p className="note">
          {claim.route !== null && `${code('claimRoute', claim.route)} · `}
          {claim.unitName && pick(claim.unitName)}
        </p>
        {sampled === null && <p className="note">{t('reviewMatter.notSampled')}</p>}
      </div>
      <span className="claim-verdict">
        {verdict === 'NO' ? <CloseCircleFilled /> : verdict === 'YES' ? <CheckCircleFilled /> : <MinusCircleOutlined />}
        <span className="visually-hidden">{t(`reviewMatter.verdict.${verdict}`)}</span>
      </span>
      <div className="claim-side claim-answer">
        {verdict === 'NO' && <strong className="claim-missing">{t('reviewMatter.unanswered')}</strong>}
        {opinion === null ? (
          <p className="quiet">{t('reviewMatter.noOpinion', { status: code('claimStatus', claim.status) })}</p>
        ) : (
          <>
            <p>
              <strong>{code('opinionOutcome', opinion.outcome)}</strong>{' '}
              <span className="note">
                <span className="mono">{opinion.number}</span> · {t('reviewMatter.servedOn', { on: opinion.servedOn })}
                {opinion.supplementary && ` · ${t('reviewMatter.supplementary')}`}
              </span>
            </p>
            {answer === null ? (
              <p className="quiet">{t('matter.masked')}</p>
            ) : (
              PARTS.map((part) => (
                <div
                  key={part}
                  className={part === 'legalBasis' && defects.includes('F3') ? 'claim-missing' : undefined}
                >
                  <h2 className="claim-part">{t(`task.${part}`)}</h2>
                  <p className="served" lang="zh-CN">
                    {answer[part]}
                  </p>
                </div>
              ))
            )}
          </>
        )}
      </div>
    </li>
  );
}
