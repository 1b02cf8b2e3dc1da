import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LadderRow, Overview } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useFilters } from '../../modules/useFilters.ts';
import { Seal } from '../../modules/Seal.tsx';
import { useLadder } from './api.ts';

/** The rungs with who decides them; the cases themselves while all can be drawn, else counts that open lists. */
export function Ladder({ ladder }: { ladder: Overview['ladder'] }) {
  const { t } = useTranslation();
  return (
    <section className="desk-card" aria-labelledby="desk-ladder">
      <header className="spread">
        <h2 id="desk-ladder">
          {t('supervision.ladder')} <span className="note">{t('supervision.ladderNote')}</span>
        </h2>
        <span className="note">{t('supervision.ladderLaw')}</span>
      </header>
      <ol className="ladder">
        {ladder.rungs.map(({ rung, count, rows }) => (
          <li key={rung} className={`rung rung-${rung}`}>
            <div className="spread">
              <Link to={`/desk?rung=${rung}`}>
                <strong>{t(`supervision.rung.${rung}`)}</strong> <span className="tabular">{count}</span>
              </Link>
            </div>
            <div className="note">{t(`supervision.decides.${rung}`)}</div>
            <ul>
              {rows.map((row) => (
                <li key={`${row.matterId} ${String(row.claimSeq)}`}>
                  <LadderCase row={row} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function LadderCase({ row }: { row: LadderRow }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  return (
    <Link to={`/matters/${row.matterId}`} className="ladder-case">
      <Seal colour={row.colour} size={20} />
      <span>{row.subject === null ? t('supervision.sealed') : code('subject', row.subject)}</span>
      <span className="note">
        {row.unitName ? `${pick(row.unitName)} · ` : ''}
        {row.daysLate > 0 ? t('deadline.OVER', { days: row.daysLate, count: row.daysLate }) : t('supervision.inTime')}
        {row.drafted && ` · ${t('supervision.drafted')}`}
      </span>
    </Link>
  );
}

/** All claims on one rung. */
export function RungList({ rung }: { rung: string }) {
  const { t } = useTranslation();
  const { search, set } = useFilters();
  const { code, pick } = useCodes();
  const page = useLadder(new URLSearchParams({ rung, cursor: search.get('cursor') ?? '' }).toString());
  const cursor = page.data?.nextCursor ?? null;
  return (
    <section className="desk-card" aria-labelledby="desk-rung">
      <h2 id="desk-rung">{t(`supervision.rung.${rung}`)}</h2>
      <p className="note">{t(`supervision.decides.${rung}`)}</p>
      {page.data?.items.length === 0 && <p className="quiet">{t('supervision.nothing')}</p>}
      <ul className="desk-rows">
        {page.data?.items.map((row) => (
          <li key={`${row.matterId} ${String(row.claimSeq)}`} className="desk-row">
            <Seal colour={row.colour} />
            <div>
              <Link to={`/matters/${row.matterId}`}>
                {row.subject === null ? t('supervision.sealed') : code('subject', row.subject)}
              </Link>{' '}
              <span className="mono note">{row.publicNumber}</span>
              {row.claimSeq !== null && <span className="note"> · {t('workbench.claim', { seq: row.claimSeq })}</span>}
              <div className="note">{row.unitName && pick(row.unitName)}</div>
            </div>
            <span className={row.daysLate > 0 ? 'late' : 'quiet'}>
              {row.daysLate > 0
                ? t('deadline.OVER', { days: row.daysLate, count: row.daysLate })
                : t('supervision.inTime')}
              {row.drafted && <span className="note"> · {t('supervision.drafted')}</span>}
            </span>
          </li>
        ))}
      </ul>
      {cursor !== null && <Button onClick={() => set('cursor', cursor)}>{t('workbench.more')}</Button>}
    </section>
  );
}
