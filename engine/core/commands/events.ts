/** Due timers, correlated messages, broadcast signals. */
import { triggerWait } from '../behaviors/triggers.ts';
import type { CorrelateMessage, Rejection, TriggerSignal, TriggerTimer } from '../commands.ts';
import type { JsonObject, Key } from '../json.ts';
import type { Processing } from '../processing.ts';
import type { WaitingPoint } from '../state.ts';
import { invalidState, notFound } from './rejections.ts';

const fire = (
  p: Processing,
  kind: WaitingPoint['kind'],
  key: Key,
  elementInstanceKey: Key,
  variables: JsonObject,
  messageKey: Key | null,
): Rejection | null => {
  const inst = p.element(elementInstanceKey);
  const wait = inst?.waits?.find((candidate) => candidate.key === key && candidate.kind === kind);
  if (!inst || !wait) return notFound(`Expected to trigger ${kind} with key '${key}', but no such ${kind} was found`);
  if (inst.state !== 'ACTIVATED' || inst.interruption) {
    // Too late for its element, which will not wait again: a due timer is spent, or it would stay due for ever.
    if (wait.kind === 'timer') {
      p.emit({ type: 'WAIT_CLOSED', elementInstanceKey, wait });
      return null;
    }
    return invalidState(
      `Expected to trigger ${kind} with key '${key}', but its element instance is in state '${inst.state}'`,
    );
  }
  triggerWait(p, inst, wait, variables, messageKey);
  return null;
};

export const triggerTimer = (p: Processing, command: TriggerTimer): Rejection | null =>
  fire(p, 'timer', command.timerKey, command.elementInstanceKey, {}, null);

export const correlateMessage = (p: Processing, command: CorrelateMessage): Rejection | null =>
  fire(p, 'message', command.subscriptionKey, command.elementInstanceKey, command.variables, command.messageKey);

export const triggerSignal = (p: Processing, command: TriggerSignal): Rejection | null =>
  fire(p, 'signal', command.subscriptionKey, command.elementInstanceKey, command.variables, null);
