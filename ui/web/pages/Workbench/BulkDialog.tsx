import { useQuery } from '@tanstack/react-query';
import { Button, Modal, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodes } from '../../modules/codes/index.ts';
import { useKeys } from '../../modules/keys/index.ts';
import { commandOf, missing, type Acting, type Answer } from './acting.ts';
import { ColleagueChoice, ReasonChoice } from './choices.tsx';
import type { useBulk } from './useBulk.ts';

export type BulkAct = Extract<Acting, 'TAKE' | 'HAND_OVER' | 'URGE'>;

interface Props {
  readonly kind: BulkAct;
  readonly keys: readonly string[];
  readonly bulk: ReturnType<typeof useBulk>;
  readonly onClose: () => void;
}

/** Before: how many can, how many cannot and why. Then progress, with stop, failures and their reasons. */
export function BulkDialog({ kind, keys, bulk, onClose }: Props) {
  const { t } = useTranslation();
  const { refusal } = useCodes();
  const [answer, setAnswer] = useState<Answer>({ to: null, reason: null, text: '' });
  const ready = missing(kind, answer) === null;
  const command = commandOf(kind, answer);
  const preview = useQuery({
    queryKey: ['bulk', command, keys],
    enabled: ready && bulk.run === null,
    queryFn: () => bulk.preview(command, keys),
  });
  const able = preview.data?.filter(({ rule }) => rule === null).map(({ userTaskKey }) => userTaskKey) ?? [];
  const begin = () => {
    if (able.length > 0 && bulk.run === null) void bulk.start(command, able);
  };
  useKeys({ 'ctrl+enter': begin }, { dialog: true });
  const change = (part: Partial<Answer>) => setAnswer({ ...answer, ...part });
  const close = () => {
    if (!bulk.run?.running) bulk.forget();
    onClose();
  };
  return (
    <Modal
      open
      title={`${t(`workbench.act.${kind}`)} · ${t('workbench.bulk', { count: keys.length })}`}
      onCancel={close}
      footer={
        bulk.run === null ? (
          <Button type="primary" disabled={able.length === 0} onClick={begin}>
            {t('workbench.begin', { count: able.length })}
          </Button>
        ) : bulk.run.running ? (
          <>
            <Button onClick={bulk.stop}>{t('workbench.stop')}</Button>
            <Button onClick={close}>{t('workbench.background')}</Button>
          </>
        ) : (
          <Button type="primary" onClick={close}>
            {t('workbench.close')}
          </Button>
        )
      }
    >
      {bulk.run === null ? (
        <div className="act-dialog">
          {kind === 'HAND_OVER' && (
            <ColleagueChoice
              kind={kind}
              userTaskKey={keys[0] ?? ''}
              value={answer.to}
              onChange={(to) => change({ to })}
            />
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
        </div>
      ) : (
        <div className="act-dialog" role="status">
          <Progress
            aria-label={t(`workbench.act.${kind}`)}
            percent={Math.round(((bulk.run.done + bulk.run.failures.length) / bulk.run.total) * 100)}
            format={() => t('workbench.progress', { done: bulk.run?.done ?? 0, total: bulk.run?.total ?? 0 })}
          />
          <ul>
            {bulk.run.failures.map(({ userTaskKey, rule, who }) => (
              <li key={userTaskKey}>{refusal({ code: rule, who })}</li>
            ))}
          </ul>
        </div>
      )}
    </Modal>
  );
}

function Outlook({ items }: { items: readonly { rule: string | null; who: string | null }[] }) {
  const { t } = useTranslation();
  const { refusal } = useCodes();
  const reasons = new Map<string, number>();
  for (const { rule, who } of items) {
    if (rule === null) continue;
    const why = refusal({ code: rule, who });
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  const refused = items.filter(({ rule }) => rule !== null).length;
  return (
    <div role="status">
      <p>{t('workbench.can', { count: items.length - refused })}</p>
      {refused > 0 && <p>{t('workbench.cannot', { count: refused })}</p>}
      <ul className="note">
        {[...reasons].map(([why, count]) => (
          <li key={why}>{`${String(count)} · ${why}`}</li>
        ))}
      </ul>
    </div>
  );
}
