import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SampleRow } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { RoundAddress } from './api.ts';
import { Effect } from './Effect.tsx';

interface Props {
  readonly rows: readonly SampleRow[];
  readonly round: RoundAddress;
  readonly current: string | undefined;
  readonly onCurrent: (matterId: string) => void;
}

export const addressOf = ({ unitId, month }: RoundAddress, matterId: string): string =>
  `/review/${unitId}/${month}/${matterId}`;

/** The sample by matter: each claim with why it was drawn, who has it, and what has come of it. */
export function SampleRows({ rows, round, current, onCurrent }: Props) {
  const { t } = useTranslation();
  const { code, pick, refusal } = useCodes();
  return (
    <ul className="review-rows">
      {rows.map((row) => (
        <li
          key={row.matterId}
          className="review-row"
          data-matter={row.matterId}
          aria-current={row.matterId === current ? 'true' : undefined}
          onFocus={() => onCurrent(row.matterId)}
        >
          <div>
            <Link className="task-name" to={addressOf(round, row.matterId)}>
              {row.subject === null ? t('review.sealed') : code('subject', row.subject)}
            </Link>
            <div className="note">
              {row.unitName && `${pick(row.unitName)} · `}
              <span className="mono">{row.publicNumber}</span>
            </div>
          </div>
          <ul>
            {row.claims.map((claim) => (
              <li key={claim.claimId} className="review-claim">
                <span className="note">
                  {t('matter.claim', { seq: claim.seq })} · {t(`review.because.${claim.because}`)}
                </span>
                <Effect effect={claim.effect} />
                {(claim.reviewer ?? claim.holder) !== null && (
                  <span className="note" lang="zh-CN">
                    {claim.reviewer ?? claim.holder}
                  </span>
                )}
                {claim.effect.state === 'OPEN' && claim.barred !== null && (
                  <span className="note">{refusal({ code: claim.barred })}</span>
                )}
                {claim.defects !== null && claim.defects.length > 0 && (
                  <span className="note mono">{claim.defects.join(' ')}</span>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
