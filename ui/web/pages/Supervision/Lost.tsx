import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCodes } from '../../modules/codes/index.ts';
import { useLost } from './api.ts';

/** Duties past their day that nobody has in hand: the flow stands or ended too early. */
export function Lost() {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const page = useLost(true);
  return (
    <section className="desk-card" aria-labelledby="desk-lost">
      <h2 id="desk-lost">{t('supervision.figure.LOST')}</h2>
      <p className="note">{t('supervision.lostNote')}</p>
      {page.data?.items.length === 0 && <p className="quiet">{t('supervision.nothing')}</p>}
      <ul className="desk-rows">
        {page.data?.items.map((row) => (
          <li key={`${row.matterId} ${row.clockKey} ${String(row.claimSeq)}`} className="desk-row">
            <span aria-hidden />
            <div>
              <Link to={`/matters/${row.matterId}`} className="mono">
                {row.publicNumber}
              </Link>{' '}
              {code('clockKey', row.clockKey)}
              <div className="note">{row.unitName && pick(row.unitName)}</div>
            </div>
            <span className="late">{t('deadline.OVER', { days: row.daysLate, count: row.daysLate })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
