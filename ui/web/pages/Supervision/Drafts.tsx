import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Overview } from '../../../../domain/schema/supervisionViews.ts';
import type { WorkRow } from '../../../../domain/schema/workViews.ts';
import { decisionOf } from '../../../../domain/supervision/ladder.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { ReceiptLink } from '../../modules/receipt/DeadlineReceipt.tsx';
import { addressOf } from './DeskList.tsx';

interface Props {
  readonly rows: readonly WorkRow[] | undefined;
  readonly mine: ReadonlySet<string> | undefined;
  readonly total: number;
  readonly decided: Overview['decided'];
}

/** Drafts that wait for a person; those that I may decide first. A clock drafts and never issues. */
export function Drafts({ rows, mine, total, decided }: Props) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  return (
    <section className="desk-card" aria-labelledby="desk-drafts">
      <header className="spread">
        <h2 id="desk-drafts">
          {t('supervision.drafts')} <span className="tabular">{total}</span>
        </h2>
        <span className="note desk-keys">
          <kbd>J</kbd> <kbd>K</kbd> {t('supervision.keys.move')} · <kbd>Enter</kbd> {t('supervision.keys.open')}
        </span>
      </header>
      {!rows && <Skeleton active />}
      {rows?.length === 0 && <p className="quiet">{t('supervision.empty.DRAFTS')}</p>}
      <ul className="desk-rows">
        {rows?.map((row) => (
          <li key={row.userTaskKey} className="draft-row" data-task={row.userTaskKey}>
            <span className="draft-kind">{t(`supervision.kind.${decisionOf(row.taskKey) ?? 'REDO'}`)}</span>
            <div>
              <Link className="task-name" to={addressOf(row)}>
                {row.subject === null ? t('supervision.sealed') : code('subject', row.subject)}
              </Link>{' '}
              <span className="note">
                {row.unitName && `${pick(row.unitName)} · `}
                <span className="mono">{row.publicNumber}</span>
              </span>
              <div className="note">
                {mine?.has(row.userTaskKey) ? t('supervision.yours') : t('supervision.notYours')}
              </div>
            </div>
            <span className="draft-due">
              <Deadline state={row.due.state} days={row.due.days} />
              {row.due.on !== null && row.due.clockRef !== null && (
                <ReceiptLink matterId={row.matterId} clockRef={row.due.clockRef} on={row.due.on} />
              )}
            </span>
          </li>
        ))}
      </ul>
      {decided.length > 0 && (
        <>
          <h3>{t('supervision.decided')}</h3>
          <ul>
            {decided.map((one) => (
              <li key={`${one.matterId} ${one.on} ${one.kind}`}>
                <time className="tabular note">{one.on.slice(5)}</time>{' '}
                {t(one.issued ? 'supervision.issued' : 'supervision.dropped', { kind: code('measureKind', one.kind) })}{' '}
                <Link to={`/matters/${one.matterId}`} className="mono">
                  {one.publicNumber}
                </Link>{' '}
                {one.unitName && <span className="note">{pick(one.unitName)}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="note">{t('supervision.draftsNote')}</p>
    </section>
  );
}
