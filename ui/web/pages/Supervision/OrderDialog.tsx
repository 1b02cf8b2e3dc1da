import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { supervisionGroundSchema, type SupervisionGround } from '../../../../domain/schema/codes.ts';
import { BulkModal, Outlook, type Bulk } from '../../modules/bulk/index.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { order, previewOrders } from './api.ts';

interface Props {
  readonly keys: readonly string[];
  readonly bulk: Bulk;
  readonly onClose: () => void;
}

/** Opens supervision orders as drafts, with their ground. Nothing is issued here: each draft waits for its decision. */
export function OrderDialog({ keys, bulk, onClose }: Props) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const label = useId();
  const [ground, setGround] = useState<SupervisionGround | null>(null);
  const preview = useQuery({
    queryKey: ['orders', ground, keys],
    enabled: ground !== null && bulk.run === null,
    queryFn: () => (ground === null ? [] : previewOrders(ground, keys)),
  });
  const able = preview.data?.filter(({ rule }) => rule === null) ?? [];
  const targets = new Map(able.map((target) => [target.userTaskKey, target]));
  return (
    <BulkModal
      name={t('supervision.act.ORDER')}
      count={keys.length}
      bulk={bulk}
      able={[...targets.keys()]}
      begin={t('supervision.order.begin', { count: able.length })}
      job={() => ({
        name: t('supervision.act.ORDER'),
        // A time limit begins with the draft, so nothing here is taken back (R1 art. 40); a draft is dropped by its decision.
        act: async (key) => {
          const target = targets.get(key);
          if (target && ground !== null) await order(target, ground);
        },
      })}
      onClose={onClose}
    >
      <p>{t('supervision.order.what')}</p>
      <span id={label}>{t('supervision.order.ground')}</span>
      <Radio.Group
        className="reasons"
        aria-labelledby={label}
        value={ground}
        onChange={({ target }) => setGround(supervisionGroundSchema.parse(target.value))}
      >
        {supervisionGroundSchema.options.map((one, n) => (
          <Radio key={one} value={one} autoFocus={n === 0}>
            {code('supervisionGround', one)}
          </Radio>
        ))}
      </Radio.Group>
      {preview.data && <Outlook items={preview.data} />}
    </BulkModal>
  );
}
