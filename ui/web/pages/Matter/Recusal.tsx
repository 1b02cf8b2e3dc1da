import { Alert, Button, Form, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recusalReasonSchema, type RecusalReason } from '../../../../domain/access/recusal.ts';
import { useRecusalOptions, useRecuse } from '../../modules/api/queries.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { LiftRecusal } from './LiftRecusal.tsx';

interface Entered {
  /** Absent where there is nobody to choose from. */
  readonly who?: string;
  readonly reason: RecusalReason;
}
const SELF = 'self';

/** Keeping oneself, or a colleague whom one may name, away from the matter (R1 art. 28(3)). */
export function Recusal({ matterId }: { matterId: string }) {
  const { t } = useTranslation();
  const { article } = useCodes();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<Entered>();
  const options = useRecusalOptions(matterId, open);
  const recusing = useRecuse(matterId);
  const { people = [], recused = [] } = options.data ?? {};
  const submit = ({ who = SELF, reason }: Entered) =>
    recusing.mutate(who === SELF ? { reason } : { reason, userId: who }, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('matter.recusal.button')}</Button>
      <Modal
        open={open}
        title={t('matter.recusal.title')}
        okText={t('matter.recusal.confirm')}
        okButtonProps={{ danger: true, disabled: !options.data, loading: recusing.isPending }}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('matter.recusal.lead', { article: article('R1-28') })}</p>
        <Form<Entered>
          form={form}
          className="recusal-form"
          layout="vertical"
          requiredMark={false}
          initialValues={{ who: SELF, reason: 'OWN_INTEREST' }}
          onFinish={submit}
        >
          {people.length > 0 && (
            <Form.Item name="who" label={t('matter.recusal.who')}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={[
                  { value: SELF, label: t('matter.recusal.self') },
                  ...people.map(({ userId, name }) => ({ value: userId, label: name })),
                ]}
              />
            </Form.Item>
          )}
          <Form.Item name="reason" label={t('matter.recusal.reason')}>
            <Radio.Group
              className="sealed-reasons"
              options={recusalReasonSchema.options.map((value) => ({ value, label: t(`matter.recusal.${value}`) }))}
            />
          </Form.Item>
        </Form>
        {(recusing.isError || options.isError) && (
          <Alert type="error" showIcon title={t('matter.recusal.failed')} className="form-error" />
        )}
        {recused.length > 0 && (
          <>
            <h3>{t('matter.recusal.recused')}</h3>
            <ul>
              {recused.map(({ userId, name, kind, reason, on, mayLift }) => (
                <li key={userId} className="pair note">
                  {[name, t(`matter.recusal.${kind}`), t(`matter.recusal.${reason}`), on].join(' · ')}
                  {mayLift && <LiftRecusal matterId={matterId} userId={userId} name={name} />}
                </li>
              ))}
            </ul>
          </>
        )}
      </Modal>
    </>
  );
}
