import { PauseCircleOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OperatedInstance } from '../../../../domain/schema/operationViews.ts';
import { momentOf } from '../../modules/studio/studioTime.ts';
import { ReasonDialog } from '../Operations/ReasonDialog.tsx';
import { useAct } from './useAct.ts';

interface Props {
  readonly instance: OperatedInstance;
}

/** Suspends the flow, or resumes it where it was suspended. */
export function SuspendInstance({ instance: { processInstanceKey, suspended } }: Props) {
  const { t } = useTranslation();
  const act = useAct(processInstanceKey);
  const [open, setOpen] = useState(false);
  // What called it was suspended: it is resumed there.
  if (suspended !== null && suspended.rootKey !== processInstanceKey) return null;
  const doing = suspended ? 'resume' : 'suspend';
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t(`instance.${doing}`)}</Button>
      {open && (
        <ReasonDialog
          open
          title={t(`instance.${doing}`)}
          reasons={suspended ? ['CAUSE_REMOVED'] : ['UNDER_EXAMINATION', 'WRONG_DATA', 'WRONG_STEP', 'STARTED_TWICE']}
          onClose={() => setOpen(false)}
          onConfirm={async (reason) => {
            await act(suspended ? 'resumptions' : 'suspensions', { reason });
            setOpen(false);
          }}
        >
          <p>{t(`instance.${doing}Lead`)}</p>
        </ReasonDialog>
      )}
    </>
  );
}

/** Says that the flow is suspended, and what that does not stop. */
export function SuspendedNote({ instance: { processInstanceKey, suspended } }: Props) {
  const { t } = useTranslation();
  if (!suspended) return null;
  return (
    <Alert
      type="warning"
      showIcon
      icon={<PauseCircleOutlined />}
      title={t('instance.suspended', { time: momentOf(suspended.since) })}
      description={
        suspended.rootKey !== processInstanceKey && (
          <Link to={`/operations/instances/${suspended.rootKey}`}>{t('instance.suspendedBy')}</Link>
        )
      }
    />
  );
}
