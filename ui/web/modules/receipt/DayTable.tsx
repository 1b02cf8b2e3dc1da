import { useTranslation } from 'react-i18next';
import type { DeadlineReceipt } from '../../../../domain/schema/deadlineViews.ts';
import { useCodes } from '../codes/index.ts';
import { allDays, runsOf, type Run } from './days.ts';

/** Every day in words, like days together. */
export function DayTable({ receipt }: { receipt: DeadlineReceipt }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const counted = ({ from, to }: Run): string =>
    from.as !== 'COUNTED'
      ? t(`receipt.as.${from.as}`)
      : from.n === to.n
        ? t('receipt.one', { from: from.n })
        : t('receipt.as.COUNTED', { from: from.n, to: to.n });
  return (
    <details className="receipt-list" open>
      <summary>{t('receipt.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('receipt.days')}</th>
            <th scope="col">{t('receipt.kind')}</th>
            <th scope="col">{t('receipt.numbers')}</th>
          </tr>
        </thead>
        <tbody>
          {runsOf(allDays(receipt)).map((run) => (
            <tr key={run.from.on}>
              <td className="tabular">
                {run.from.on === run.to.on ? run.from.on : `${run.from.on} – ${run.to.on.slice(5)}`}
              </td>
              <td>
                {t(`receipt.kinds.${run.from.kind}`)}
                {run.from.name && ` · ${pick(run.from.name)}`}
              </td>
              <td>
                {counted(run)}
                {run.from.part > 0 && ` · ${t('receipt.second')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
