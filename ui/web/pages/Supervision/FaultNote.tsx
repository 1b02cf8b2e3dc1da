import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FaultView } from '../../../../domain/schema/supervisionViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** Why nobody could take the task, who takes care of it, and the one thing to do. */
export function FaultNote({ fault, onAssign }: { fault: FaultView; onAssign: () => void }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const name = ({ role, unitName }: FaultView['posts'][number]) =>
    `${unitName ? pick(unitName) : ''} ${code('role', role)}`.trim();
  return (
    <Alert
      className="desk-fault-note"
      type="warning"
      title={t(`supervision.fault.${fault.cause}`)}
      description={
        <>
          <p>{fault.posts.map(name).join(' · ')}</p>
          <p>{fault.desk ? t('supervision.fault.desk', { desk: name(fault.desk) }) : t('supervision.fault.noDesk')}</p>
          {fault.mayAssign && (
            <Button onClick={onAssign}>
              {t('supervision.act.HAND_OVER')} <kbd>T</kbd>
            </Button>
          )}
        </>
      }
    />
  );
}
