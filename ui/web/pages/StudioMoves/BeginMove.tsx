import { Alert, Button, Input, Progress } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovePlan } from '../../../../domain/schema/studio.ts';
import { beginMove, readMove, stopMove } from '../../modules/studio/api.ts';
import { useRefusal } from '../../modules/studio/refusals.ts';

interface Props {
  readonly plan: MovePlan;
  readonly count: number;
}

const REFRESH_MS = 1_000;

/** The preview was the dry run; the move asks for the words to be typed (ux §7), and tells how far it is. */
export function BeginMove({ plan, count }: Props) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  const [typed, setTyped] = useState('');
  const [moveId, setMoveId] = useState<string | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const move = useQuery({
    queryKey: ['studio', 'move', moveId],
    enabled: moveId !== null,
    queryFn: () => readMove(moveId ?? ''),
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'ACTIVE' ? false : REFRESH_MS),
  }).data;
  const ended = move !== undefined && move.state !== 'ACTIVE';
  const words = t('moves.words', { count });
  const begin = () =>
    beginMove(plan).then(
      (begun) => setMoveId(begun.moveId),
      (error: unknown) => setFailed(error),
    );
  if (move)
    return (
      <section className="studio-card stack" aria-labelledby="move">
        <h2 id="move">{t(`moves.state.${move.state}`)}</h2>
        <Progress
          percent={Math.floor((100 * (move.done + move.failed)) / Math.max(1, move.total))}
          aria-label={t('moves.progress')}
        />
        <p role="status">{t('moves.report', { done: move.done, total: move.total, failed: move.failed })}</p>
        <ul>
          {move.failures.map(({ processInstanceKey, reason }) => (
            <li key={processInstanceKey}>
              <span className="mono">{processInstanceKey}</span> {reason}
            </li>
          ))}
        </ul>
        {!ended && <Button onClick={() => void stopMove(move.moveId)}>{t('moves.stop')}</Button>}
      </section>
    );
  return (
    <form
      className="studio-card stack begin-move"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <label>
        {t('moves.type', { words })}
        <Input value={typed} onChange={({ target }) => setTyped(target.value)} />
      </label>
      {failed !== null && <Alert type="error" showIcon title={refusal(failed)} />}
      <Button danger htmlType="submit" disabled={count === 0 || typed.trim() !== words}>
        {words}
      </Button>
      {count === 0 && <p className="note">{t('moves.nobody')}</p>}
    </form>
  );
}
