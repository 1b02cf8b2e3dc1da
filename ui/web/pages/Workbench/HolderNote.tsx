import { useTranslation } from 'react-i18next';
import type { WorkRow } from '../../../../domain/schema/workViews.ts';
import { useSession } from '../../modules/api/queries.ts';

/** Who has the task, whose signature it waits for, and how often it was urged. */
export function HolderNote({ row }: { row: WorkRow }) {
  const { t } = useTranslation();
  const me = useSession().data?.userId;
  const holder =
    row.state === 'SUBMITTED'
      ? t('workbench.submitting')
      : row.holder === null
        ? t('workbench.free')
        : row.holder.userId === me
          ? t('workbench.yours')
          : t('workbench.has', { name: row.holder.name });
  const waiting = row.coSigners.filter(({ answer }) => answer === 'ASKED');
  const signing = waiting.some(({ userId }) => userId === me)
    ? t('workbench.toSign')
    : waiting[0] && t('workbench.signing', { name: waiting[0].name });
  const urged = row.urgedOn !== null && row.urges > 0 && t('workbench.urged', { count: row.urges, on: row.urgedOn });
  return (
    <span className="holder">
      <span className="quiet">{holder}</span>
      {signing && <span className="holder-sign">{signing}</span>}
      {urged && <span className="holder-urged">{urged}</span>}
    </span>
  );
}
