import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { operate } from '../Operations/api.ts';

/** Sends an act on the instance, says that it is done, and looks again. Throws when it is refused. */
export function useAct(key: string): (...act: ActOf) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  return async (...[act, body]) => {
    try {
      await operate(key, act, body as never);
      void message.success(t('instance.done'));
    } finally {
      // Refused, too: what was on the page may no longer hold.
      await client.invalidateQueries({ queryKey: ['operations'] });
    }
  };
}
type Send = Parameters<typeof operate>;
type ActOf = [act: Send[1], body: Send[2]];
