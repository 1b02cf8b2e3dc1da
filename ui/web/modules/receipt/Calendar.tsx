import { useTranslation } from 'react-i18next';
import { allDays, placed, type Placed } from './days.ts';
import type { DeadlineReceipt } from '../../../../domain/schema/deadlineViews.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The days as a picture; the list below it says the same in words, so this one is not read out. */
export function Calendar({ receipt }: { receipt: DeadlineReceipt }) {
  const { t } = useTranslation();
  const days = placed(allDays(receipt));
  const months = days.filter(({ day }, n) => n === 0 || day.on.endsWith('-01'));
  const due = receipt.clock.dueOn;
  const mark = ({ day }: Placed): string => {
    if (day.as === 'START' && day.part === 0) return t('receipt.marks.start');
    if (day.on === due) return t('receipt.marks.due');
    if (day.kind === 'HOLIDAY') return t('receipt.marks.holiday');
    if (day.kind === 'MAKE_UP') return t('receipt.marks.makeUp');
    return String(Number(day.on.slice(8)));
  };
  const look = ({ day }: Placed): string =>
    [
      'receipt-day',
      `receipt-${day.as}`,
      day.part > 0 ? 'receipt-later' : '',
      day.kind === 'WEEKEND' || day.kind === 'HOLIDAY' ? 'receipt-rest' : '',
      day.on === receipt.today ? 'receipt-today' : '',
      day.on === due ? 'receipt-due' : '',
    ].join(' ');
  return (
    <div className="receipt-scroll" aria-hidden>
      <div className="receipt-calendar">
        {months.map(({ day, week }) => (
          <span key={day.on} className="receipt-month" style={{ gridColumn: week + 2, gridRow: 1 }}>
            {t('receipt.month', { month: Number(day.on.slice(5, 7)) })}
          </span>
        ))}
        {WEEKDAYS.map((weekday, n) => (
          <span key={weekday} className="receipt-weekday" style={{ gridColumn: 1, gridRow: n + 2 }}>
            {t(`receipt.weekdays.${weekday}`)}
          </span>
        ))}
        {days.map((one) => (
          <span key={one.day.on} className={look(one)} style={{ gridColumn: one.week + 2, gridRow: one.weekday + 2 }}>
            {mark(one)}
          </span>
        ))}
      </div>
    </div>
  );
}

/** What the marks of the calendar mean. */
export function Legend({ receipt }: { receipt: DeadlineReceipt }) {
  const { t } = useTranslation();
  const days = allDays(receipt);
  const entries: readonly (readonly [string, string, boolean])[] = [
    ['receipt-COUNTED', t('receipt.first'), receipt.parts.length > 1],
    ['receipt-COUNTED receipt-later', t('receipt.second'), receipt.parts.length > 1],
    ['receipt-COUNTED receipt-rest', t('receipt.restDay'), true],
    ['receipt-SKIPPED', t('receipt.isSkipped'), days.some(({ as }) => as === 'SKIPPED' || as === 'PAUSED')],
    ['receipt-today', t('receipt.today'), days.some(({ on }) => on === receipt.today)],
    ['receipt-due', t('receipt.last'), true],
  ];
  return (
    <p className="receipt-legend" aria-hidden>
      {entries.map(
        ([look, words, shown]) =>
          shown && (
            <span key={words}>
              <span className={`receipt-day ${look}`} /> {words}
            </span>
          ),
      )}
    </p>
  );
}
