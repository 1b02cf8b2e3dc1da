/** Messages and signals from outside. */
import type { JsonObject, Key } from '../../core/json.ts';
import { refuse, type Life } from '../life.ts';
import type { CorrelateMessageRequest, Outcome, PublishMessageRequest, Runtime } from '../port.ts';

export const messageCommands = (
  life: Life,
): Pick<Runtime, 'publishMessage' | 'correlateMessage' | 'broadcastSignal'> => {
  return {
    publishMessage(request: PublishMessageRequest): ReturnType<Runtime['publishMessage']> {
      const { name, correlationKey = '', timeToLive = 0, messageId = null, variables = {} } = request;
      return life.submit('publish message', async (unit): Promise<Outcome<{ readonly messageKey: Key }>> => {
        const realNow = life.around.realNow();
        if (messageId !== null && messageId !== '') {
          const same = await life.store.messageById(name, correlationKey, messageId, realNow);
          const found = unit.merge(
            'messages',
            same ? [same] : [],
            (row) =>
              row.name === name &&
              row.correlationKey === correlationKey &&
              row.messageId === messageId &&
              row.expiresAt > realNow,
          );
          if (found.length > 0)
            return refuse(
              'ALREADY_EXISTS',
              `Expected to publish a new message with id '${messageId}', but a message with that id was already published`,
            );
        }
        const message = { key: life.around.nextKey(), name, correlationKey, variables };
        const correlatedTo = new Set<string>();
        await life.messages.correlate(unit, message, correlatedTo);
        if (timeToLive > 0)
          life.messages.buffer(unit, {
            ...message,
            messageId: messageId === '' ? null : messageId,
            expiresAt: realNow + timeToLive,
            correlatedTo: [...correlatedTo],
          });
        return { ok: true, messageKey: message.key };
      });
    },

    correlateMessage({
      name,
      correlationKey = '',
      variables = {},
    }: CorrelateMessageRequest): ReturnType<Runtime['correlateMessage']> {
      return life.submit(
        'correlate message',
        async (unit): Promise<Outcome<{ readonly messageKey: Key; readonly processInstanceKey: Key }>> => {
          const message = { key: life.around.nextKey(), name, correlationKey, variables };
          const [processInstanceKey] = await life.messages.correlate(unit, message, new Set());
          if (processInstanceKey === undefined)
            return refuse(
              'NOT_FOUND',
              `Expected to find subscription for message with name '${name}' and correlation key '${correlationKey}', but none was found.`,
            );
          return { ok: true, messageKey: message.key, processInstanceKey };
        },
      );
    },

    broadcastSignal({
      signalName,
      variables = {},
    }: {
      readonly signalName: string;
      readonly variables?: JsonObject;
    }): ReturnType<Runtime['broadcastSignal']> {
      return life.submit('broadcast signal', async (unit) => {
        await life.followUps.broadcast(unit, signalName, variables);
        return { ok: true as const, signalKey: life.around.nextKey() };
      });
    },
  };
};
