import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { WithPassword } from '../../../../../domain/schema/administration.ts';

/** The temporary password, shown once and kept nowhere. */
export function PasswordOnce({ given, onClose }: { given: WithPassword | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open={given !== null}
      title={t('admin.people.password')}
      onCancel={onClose}
      onOk={onClose}
      okText={t('admin.people.noted')}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
    >
      <p>{t('admin.people.passwordText', { account: given?.person.account ?? '' })}</p>
      <p className="mono admin-password">{given?.password}</p>
    </Modal>
  );
}
