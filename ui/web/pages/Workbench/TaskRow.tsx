import { LockOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WorkRow } from '../../../../domain/schema/workViews.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';
import { Seal } from '../../modules/Seal.tsx';
import type { Acting } from './acting.ts';
import { HolderNote } from './HolderNote.tsx';

export interface RowProps {
  readonly row: WorkRow;
  /** Where the row is opened; absent = as a task. */
  readonly to?: string;
  readonly current: boolean;
  readonly selected: boolean;
  readonly onCurrent: () => void;
  readonly onSelect: (range: boolean) => void;
  readonly onAct: (act: Acting) => void;
  readonly onReceipt: () => void;
}

/** One task in two lines; on a phone a card, with buttons on the current one. */
export function TaskRow({
  row,
  to = `/work/${row.userTaskKey}`,
  current,
  selected,
  onCurrent,
  onSelect,
  onAct,
  onReceipt,
}: RowProps) {
  const { t } = useTranslation();
  const { code, taskName } = useCodes();
  const name = taskName(row);
  return (
    <li
      className={`task-row${current ? ' task-current' : ''}${selected ? ' task-selected' : ''}`}
      onClick={onCurrent}
      data-task={row.userTaskKey}
    >
      <Checkbox
        className="task-check"
        aria-label={t('workbench.select', { name: `${name} ${row.publicNumber}` })}
        checked={selected}
        onClick={(event) => event.stopPropagation()}
        onChange={({ nativeEvent }) => onSelect(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)}
      />
      <span className="task-seal">
        {row.colour === null ? (
          <span className="no-seal" aria-hidden>
            —
          </span>
        ) : (
          <Seal colour={row.colour} />
        )}
      </span>
      <div className="task-what">
        <Link
          className="task-name"
          to={to}
          aria-current={current ? 'true' : undefined}
          // With a pointer the row changes at the click: on a phone it grows, and would move away under the finger.
          onFocus={({ target }) => target.matches(':focus-visible') && onCurrent()}
        >
          {name}
        </Link>{' '}
        <span>{row.subject === null ? <Sealed row={row} /> : code('subject', row.subject)}</span>
        <div className="note">
          <span className="mono">{row.publicNumber}</span>
          {row.claimSeq !== null && ` · ${t('workbench.claim', { seq: row.claimSeq })}`}
          {` · ${code('channel', row.channel)}`}
          {row.petitionerCount > 1 && ` · ${t('workbench.people', { count: row.petitionerCount })}`}
        </div>
      </div>
      <span className="task-route note">{row.route === null ? '' : code('claimRoute', row.route)}</span>
      <span className="task-due">
        <Deadline state={row.due.state} days={row.due.days} />
        {row.due.on !== null && (
          <button
            type="button"
            className="receipt-link tabular note"
            title={t('receipt.title')}
            onClick={(event) => {
              event.stopPropagation();
              onReceipt();
            }}
          >
            {t('workbench.until', { on: shortDay(row.due.on, row.due.days) })}
          </button>
        )}
      </span>
      <HolderNote row={row} />
      {current && (
        <div className="task-acts">
          <Link to={to} className="task-open">
            {t('workbench.start')}
          </Link>
          {row.holder === null && <Button onClick={() => onAct('TAKE')}>{t('workbench.act.TAKE')}</Button>}
          <Button onClick={() => onAct('HAND_OVER')}>{t('workbench.act.HAND_OVER')}</Button>
          <Button onClick={onReceipt}>{t('workbench.limit')}</Button>
        </div>
      )}
    </li>
  );
}

/** A day within half a year is plain without its year (ux §5). */
const shortDay = (on: string, days: number): string => (Math.abs(days) < 183 ? on.slice(5) : on);

function Sealed({ row }: { row: WorkRow }) {
  const { code } = useCodes();
  return (
    <span>
      <LockOutlined aria-hidden /> {code('confidentiality', row.confidentiality)}
    </span>
  );
}
