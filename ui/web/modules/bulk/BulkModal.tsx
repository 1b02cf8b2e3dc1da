import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys/index.ts';
import { ProgressButtons, Progressing } from './Progressing.tsx';
import type { Bulk, BulkJob } from './useBulk.ts';

interface Props {
  /** The act, in a word. */
  readonly name: string;
  /** How many are selected. */
  readonly count: number;
  readonly bulk: Bulk;
  /** Those of them that can be done. */
  readonly able: readonly string[];
  /** Words of the button that begins. */
  readonly begin: string;
  readonly job: () => BulkJob;
  readonly onClose: () => void;
  /** What is asked and shown before it begins. */
  readonly children: ReactNode;
}

/** One act on many things: first what it needs and whom it reaches, then its progress. */
export function BulkModal({ name, count, bulk, able, begin, job, onClose, children }: Props) {
  const { t } = useTranslation();
  const start = () => {
    if (able.length > 0 && bulk.run === null) void bulk.start(job(), able);
  };
  useKeys({ 'ctrl+enter': start }, { dialog: true });
  const close = () => {
    if (!bulk.run?.running) bulk.forget();
    onClose();
  };
  return (
    <Modal
      open
      title={`${name} · ${t('bulk.selected', { count })}`}
      onCancel={close}
      footer={
        bulk.run === null ? (
          <Button type="primary" disabled={able.length === 0} onClick={start}>
            {begin}
          </Button>
        ) : (
          <ProgressButtons bulk={bulk} onClose={close} />
        )
      }
    >
      {bulk.run === null ? <div className="act-dialog">{children}</div> : <Progressing run={bulk.run} />}
    </Modal>
  );
}
