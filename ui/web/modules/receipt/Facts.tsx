import { useTranslation } from 'react-i18next';
import type { DeadlineReceipt } from '../../../../domain/schema/deadlineViews.ts';
import { daysBetween } from '../../../../domain/clocks/dates.ts';
import { useCodes } from '../codes/index.ts';
import { momentOf } from '../studio/studioTime.ts';
import { allDays, countOf } from './days.ts';

/** Start, how counted, pause, basis, and whether it can move: each with the rule behind it. */
export function Facts({ receipt }: { receipt: DeadlineReceipt }) {
  const { t } = useTranslation();
  const { code, pick, article } = useCodes();
  const { clock, started, parts, hearings, move, responsible, nextCheckAt, recount } = receipt;
  const days = allDays(receipt);
  const unit = parts[0]?.unit ?? clock.unit;
  const counted =
    unit === 'WD'
      ? t('receipt.workingDays', {
          weekends: countOf(days, 'WEEKEND', 'SKIPPED'),
          holidays: countOf(days, 'HOLIDAY', 'SKIPPED'),
          madeUp: countOf(days, 'MAKE_UP'),
        })
      : unit === 'CD'
        ? t('receipt.calendarDays', { weekends: countOf(days, 'WEEKEND'), holidays: countOf(days, 'HOLIDAY') })
        : t('receipt.months');
  const who = (post: { role: string; unitName: { zh: string; en: string } | null }) =>
    [post.unitName ? pick(post.unitName) : '', code('role', post.role)].filter(Boolean).join(' ');
  return (
    <dl className="receipt-facts">
      <dt>{t('receipt.start')}</dt>
      <dd>
        {[
          parts[0]?.startsOn ?? clock.startsOn,
          ...(started ? [code('eventType', started.type), who(started)] : []),
        ].join(' · ')}
        <small>{t('receipt.startHint')}</small>
      </dd>
      <dt>{t('receipt.counted')}</dt>
      <dd>
        {counted}
        {unit !== 'WD' && <small>{t(clock.roll === 'NONE' ? 'receipt.noRoll' : 'receipt.roll')}</small>}
        {clock.moves.map(({ fromDueOn, days: n, reason }) => (
          <small key={fromDueOn}>
            {t('receipt.moved', { from: fromDueOn, days: n, reason: code('clockMoveReason', reason) })}
          </small>
        ))}
      </dd>
      <dt>{t('receipt.paused')}</dt>
      <dd>
        {hearings.length === 0
          ? t(clock.clockKey === 'REEXAM_DECIDE' ? 'receipt.noHearing' : 'receipt.noPause')
          : hearings.map(({ fromOn, toOn }) => (
              <div key={fromOn}>
                {t('receipt.hearing', { from: fromOn, to: toOn, days: daysBetween(fromOn, toOn) + 1 })}
              </div>
            ))}
      </dd>
      <dt>{t('receipt.move')}</dt>
      <dd>
        {t(`receipt.moves.${move.by}_${move.state}`)}
        <small>{article(move.article)}</small>
      </dd>
      <dt>{t('receipt.basis')}</dt>
      <dd>
        {article(clock.article)}
        <small>
          {t('receipt.rule', { version: clock.ruleVersion })}
          {nextCheckAt !== null && ` · ${t('receipt.next', { at: momentOf(nextCheckAt) })}`}
        </small>
      </dd>
      <dt>{t('receipt.responsible')}</dt>
      <dd>{who(responsible)}</dd>
      {recount !== null && (
        <dd className="receipt-recount" role="note">
          {t('receipt.recount', { on: recount })}
        </dd>
      )}
    </dl>
  );
}
