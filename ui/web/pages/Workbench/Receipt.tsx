import { Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '../../../../domain/schema/workViews.ts';
import { useMatter } from '../../modules/api/queries.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { Deadline } from '../../modules/deadline/Deadline.tsx';

/** How the due day of a task was counted: start, length, article, moves. A wrong date is contested, never edited. */
export function Receipt({ row, onClose }: { row: WorkRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { code, pick, article } = useCodes();
  const matter = useMatter(row.matterId);
  const clock = matter.data?.clocks.find(({ clockRef }) => clockRef === row.due.clockRef);
  return (
    <Drawer open title={t('workbench.receipt')} onClose={onClose} size={400}>
      {matter.isPending ? (
        <Skeleton active />
      ) : clock ? (
        <>
          <h3>{pick(clock.name)}</h3>
          <Deadline state={clock.state} days={clock.days} />
          <dl className="receipt">
            <dt>{t('workbench.receiptStart')}</dt>
            <dd className="tabular">{clock.startsOn}</dd>
            <dt>{t('workbench.receiptLength')}</dt>
            <dd>{`${String(clock.length)} ${t(`unit.${clock.unit}`, { count: clock.length })}`}</dd>
            <dt>{t('workbench.receiptDue')}</dt>
            <dd className="tabular">{clock.dueOn} 24:00</dd>
            <dt>{t('workbench.receiptArticle')}</dt>
            <dd>{article(clock.article)}</dd>
            <dt>{t('workbench.receiptRule')}</dt>
            <dd className="mono">{clock.ruleVersion}</dd>
          </dl>
          {clock.moves.map(({ fromDueOn, days, reason }) => (
            <p key={fromDueOn} className="note">
              {t('workbench.receiptMoved', { from: fromDueOn, days, reason: code('clockMoveReason', reason) })}
            </p>
          ))}
        </>
      ) : (
        <p>{t('workbench.noReceipt')}</p>
      )}
    </Drawer>
  );
}
