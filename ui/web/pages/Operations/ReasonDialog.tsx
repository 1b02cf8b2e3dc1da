import { Alert, Modal, Radio } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationReason } from '../../../../domain/schema/operationViews.ts';
import { useOperationRefusal } from './useOperationRefusal.ts';

interface Props {
  readonly open: boolean;
  readonly title: string;
  /** Those that fit the act, the likeliest first. */
  readonly reasons: readonly OperationReason[];
  readonly danger?: boolean;
  /** What the act needs besides is there. */
  readonly ready?: boolean;
  readonly children?: ReactNode;
  readonly onClose: () => void;
  /** A refusal stays on the dialog, in words. */
  readonly onConfirm: (reason: OperationReason) => Promise<void>;
}

/** An act of an administrator: what it does, why, and then only by a second click. */
export function ReasonDialog({ open, title, reasons, danger, ready = true, children, onClose, onConfirm }: Props) {
  const { t } = useTranslation();
  const refusal = useOperationRefusal();
  const [reason, setReason] = useState<OperationReason | undefined>(reasons[0]);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  async function confirm(): Promise<void> {
    if (!reason) return;
    setBusy(true);
    setFailed(null);
    try {
      await onConfirm(reason);
    } catch (error) {
      setFailed(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal
      open={open}
      title={title}
      okText={title}
      okButtonProps={{ disabled: !ready, ...(danger ? { danger } : {}) }}
      confirmLoading={busy}
      onOk={() => void confirm()}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className="stack">
        {children}
        <fieldset className="reason-choice">
          <legend>{t('operations.reason.label')}</legend>
          <Radio.Group
            value={reason}
            onChange={({ target }) => setReason(target.value as OperationReason)}
            options={reasons.map((value) => ({ value, label: t(`operations.reason.${value}`) }))}
          />
        </fieldset>
        {failed !== null && <Alert type="error" showIcon title={refusal(failed)} />}
      </div>
    </Modal>
  );
}
