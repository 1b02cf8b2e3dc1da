import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDialog } from '../Operations/ReasonDialog.tsx';
import { useAct } from './useAct.ts';

/** Cancels the flow once its key was typed. */
export function CancelInstance({ instanceKey }: { instanceKey: string }) {
  const { t } = useTranslation();
  const act = useAct(instanceKey);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('instance.cancel')}
      </Button>
      <ReasonDialog
        open={open}
        title={t('instance.cancel')}
        reasons={['STARTED_TWICE', 'STARTED_FOR_TRIAL']}
        danger
        ready={typed.trim() === instanceKey}
        onClose={() => setOpen(false)}
        onConfirm={async (reason) => {
          await act('cancellations', { words: typed.trim(), reason });
          setOpen(false);
        }}
      >
        <label className="stack">
          <span>{t('instance.cancelLead', { key: instanceKey })}</span>
          <Input
            aria-label={t('instance.typed')}
            className="mono"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
      </ReasonDialog>
    </>
  );
}
