import { Alert, App, Button, Popconfirm, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { liftingReasonSchema, type LiftingReason } from '../../../../domain/access/recusal.ts';
import { useLiftRecusal } from '../../modules/api/queries.ts';

interface Props {
  readonly matterId: string;
  readonly userId: string;
  readonly name: string;
}

/** Lifts a colleague's recusal for a reason; asked for a second time before it is done. */
export function LiftRecusal({ matterId, userId, name }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const lifting = useLiftRecusal(matterId);
  const [reason, setReason] = useState<LiftingReason>('ENTERED_BY_MISTAKE');
  return (
    <Popconfirm
      title={`${t('matter.recusal.lift')} · ${name}`}
      description={
        <>
          <Radio.Group
            className="sealed-reasons"
            aria-label={t('matter.recusal.reason')}
            value={reason}
            onChange={({ target }) => setReason(target.value as LiftingReason)}
            options={liftingReasonSchema.options.map((value) => ({ value, label: t(`matter.recusal.${value}`) }))}
          />
          {lifting.isError && <Alert type="error" showIcon title={t('matter.recusal.failed')} className="form-error" />}
        </>
      }
      okText={t('matter.recusal.lift')}
      onConfirm={async () => {
        await lifting.mutateAsync({ userId, reason });
        void message.success(t('matter.recusal.lifted'));
      }}
    >
      <Button size="small" aria-label={`${t('matter.recusal.lift')} ${name}`}>
        {t('matter.recusal.lift')}
      </Button>
    </Popconfirm>
  );
}
