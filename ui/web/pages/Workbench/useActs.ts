import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LastAct } from '../../../../domain/schema/workViews.ts';
import { ProblemError } from '../../modules/api/request.ts';
import { actOn, newKey, useRefresh, withdrawCompleted } from '../../modules/api/work.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { commandOf, type Acting, type Answer } from './acting.ts';

export interface Asked {
  readonly kind: Acting;
  readonly userTaskKey: string;
  /** What the dialog does not ask, e.g. the form to sign. */
  readonly more?: object;
  /** The completed act that a withdrawal is about. */
  readonly completed?: boolean;
  /** The same for all attempts of one dialog, so that a repeat acts once. */
  readonly key: string;
}

const NOTHING: Answer = { to: null, reason: null, text: '' };

/** Acts on one task: at once where nothing is to be asked, else through a dialog; a refusal is told in words. */
export function useActs() {
  const { t } = useTranslation();
  const { refusal: nameOf, article } = useCodes();
  const { message } = App.useApp();
  const refresh = useRefresh();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const worded = (error: unknown): string => {
    if (!(error instanceof ProblemError) || error.problem.code === undefined) return t('error.failed');
    const { code, who, detail, article: of } = error.problem;
    return `${nameOf({ code, who, detail })}${of === undefined ? '' : ` (${article(of)})`}`;
  };

  async function send({ kind, userTaskKey, more, completed, key }: Asked, answer: Answer): Promise<string | null> {
    setBusy(true);
    try {
      if (completed) await withdrawCompleted(userTaskKey, answer.reason ?? '');
      else await actOn(userTaskKey, commandOf(kind, answer, more), key);
      void message.success(t('workbench.done.one', { act: t(`workbench.act.${kind}`) }));
      return null;
    } catch (error) {
      return worded(error);
    } finally {
      setBusy(false);
      await refresh();
    }
  }

  return {
    asked,
    busy,
    refusal,
    close: () => setAsked(null),
    begin(kind: Acting, userTaskKey: string, more: object = {}) {
      const act: Asked = { kind, userTaskKey, more, key: newKey() };
      setRefusal(null);
      if (kind !== 'TAKE') return setAsked(act);
      void send(act, NOTHING).then((why) => {
        if (why !== null) void message.warning(why, 6);
      });
    },
    withdraw(last: LastAct) {
      setRefusal(null);
      setAsked({
        kind: 'WITHDRAW',
        userTaskKey: last.userTaskKey,
        completed: last.kind === 'Completed',
        key: newKey(),
      });
    },
    async answer(answer: Answer) {
      if (!asked) return;
      const why = await send(asked, answer);
      setRefusal(why);
      if (why === null) setAsked(null);
    },
  };
}
