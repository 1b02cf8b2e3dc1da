import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { useRedos } from './api.ts';
import { addressOf } from './SampleRows.tsx';

/** Redos that are not done, of whatever month, the next to end first. */
export function Redos() {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const [cursor, setCursor] = useState('');
  const page = useRedos(cursor);
  const next = page.data?.nextCursor ?? null;
  return (
    <section className="review-card" aria-labelledby="review-redos">
      <h2 id="review-redos">
        {t('review.redos')} <span className="tabular">{page.data?.total ?? ''}</span>
      </h2>
      {page.data?.items.length === 0 && <p className="quiet">{t('review.noRedos')}</p>}
      <ul className="review-redos">
        {page.data?.items.map((row) => (
          <li key={`${row.matterId} ${String(row.claimSeq)}`}>
            <div>
              <Link
                to={
                  row.month === null
                    ? `/matters/${row.matterId}`
                    : addressOf({ unitId: row.bureauUnitId, month: row.month }, row.matterId)
                }
              >
                {row.subject === null ? t('review.sealed') : code('subject', row.subject)}
              </Link>
              <div className="note">
                {row.unitName && `${pick(row.unitName)} · `}
                <span className="mono">{row.publicNumber}</span> · {t('matter.claim', { seq: row.claimSeq })}
                {row.failures > 0 && ` · ${t('review.failures', { count: row.failures })}`}
              </div>
            </div>
            <span className="review-due">
              <Deadline state={row.due.state} days={row.due.days} />
              <span className="note tabular">{t('review.until', { on: row.due.on })}</span>
            </span>
          </li>
        ))}
      </ul>
      {(cursor !== '' || next !== null) && (
        <div className="pager">
          {cursor !== '' && <Button onClick={() => setCursor('')}>{t('workbench.first')}</Button>}
          {next !== null && <Button onClick={() => setCursor(next)}>{t('workbench.more')}</Button>}
        </div>
      )}
    </section>
  );
}
