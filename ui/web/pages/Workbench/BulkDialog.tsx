import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOn, previewActs } from '../../modules/api/work.ts';
import { BulkModal, Outlook, type Bulk } from '../../modules/bulk/index.ts';
import { commandOf, missing, type Acting, type Answer } from './acting.ts';
import { ColleagueChoice, ReasonChoice } from './choices.tsx';

export type BulkAct = Extract<Acting, 'TAKE' | 'HAND_OVER' | 'URGE'>;

interface Props {
  readonly kind: BulkAct;
  readonly keys: readonly string[];
  readonly bulk: Bulk;
  readonly onClose: () => void;
}

/** Before: how many can, how many cannot and why. Then progress, with stop, failures and their reasons. */
export function BulkDialog({ kind, keys, bulk, onClose }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Answer>({ to: null, reason: null, text: '' });
  const ready = missing(kind, answer) === null;
  const command = commandOf(kind, answer);
  const preview = useQuery({
    queryKey: ['bulk', command, keys],
    enabled: ready && bulk.run === null,
    queryFn: () => previewActs(command, keys),
  });
  const able = preview.data?.filter(({ rule }) => rule === null).map(({ userTaskKey }) => userTaskKey) ?? [];
  const change = (part: Partial<Answer>) => setAnswer({ ...answer, ...part });
  return (
    <BulkModal
      name={t(`workbench.act.${kind}`)}
      count={keys.length}
      bulk={bulk}
      able={able}
      begin={t('workbench.begin', { count: able.length })}
      job={() => ({
        name: t(`workbench.act.${kind}`),
        act: (key) => actOn(key, command),
        undo: (key) => actOn(key, { kind: 'WITHDRAW', reason: 'MISTAKE' }),
      })}
      onClose={onClose}
    >
      {kind === 'HAND_OVER' && (
        <ColleagueChoice kind={kind} userTaskKey={keys[0] ?? ''} value={answer.to} onChange={(to) => change({ to })} />
      )}
      {kind !== 'TAKE' && (
        <ReasonChoice
          kind={kind}
          value={answer.reason}
          first={kind === 'URGE'}
          onChange={(reason) => change({ reason })}
        />
      )}
      {preview.data && <Outlook items={preview.data} />}
    </BulkModal>
  );
}
