/** Opening and closing what an element instance waits for: its own event, its boundary events, its event sub-processes. */
import type { Failure, Result } from '../failure.ts';
import { ok } from '../failure.ts';
import type {
  BoundaryEventElement,
  EventBasedGatewayElement,
  EventSubProcessElement,
  ExecutableElement,
  MessageEvent,
  ScopeElement,
  SignalEvent,
  StartEventElement,
  TimerEvent,
} from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, WaitingPoint } from '../state.ts';
import { evaluateCorrelationKey, evaluateString } from './expressions.ts';
import { evaluateTimer } from './timers.ts';
import { ScopeReader } from './variables.ts';

/** An event to wait for and the catch event it triggers. */
export interface Awaited {
  readonly targetId: string;
  readonly event: { readonly kind: string };
  readonly interrupting: boolean;
}

/** The boundary events of an activity instance; the inner instances of a loop or an ad-hoc sub-process have none. */
export const boundariesOf = (p: Processing, inst: ElementInstance): readonly BoundaryEventElement[] => {
  if (inst.loopCounter !== undefined || inst.type === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE') return [];
  const element = p.model(inst.elementId);
  if (!('boundaryEventIds' in element)) return [];
  return element.boundaryEventIds.map((id) => p.model(id) as BoundaryEventElement);
};

/** The event sub-processes of a scope, with their start events. */
export const eventSubProcessesOf = (
  p: Processing,
  scope: ScopeElement,
): readonly { readonly element: EventSubProcessElement; readonly start: StartEventElement }[] =>
  scope.eventSubProcessIds.map((id) => {
    const element = p.model(id) as EventSubProcessElement;
    return { element, start: p.model(element.startEventId) as StartEventElement };
  });

export const boundaryWaits = (p: Processing, inst: ElementInstance): readonly Awaited[] =>
  boundariesOf(p, inst).map(({ id, event, interrupting }) => ({ targetId: id, event, interrupting }));

export const eventSubProcessWaits = (p: Processing, scope: ScopeElement): readonly Awaited[] =>
  eventSubProcessesOf(p, scope).map(({ start }) => ({
    targetId: start.id,
    event: start.event,
    interrupting: start.interrupting,
  }));

/** The events behind an event-based gateway. */
export const eventGatewayWaits = (p: Processing, gateway: EventBasedGatewayElement): readonly Awaited[] =>
  gateway.outgoing.flatMap((flowId) => {
    const target = p.model(p.flow(flowId).targetId);
    if (target.type !== 'INTERMEDIATE_CATCH_EVENT' && target.type !== 'RECEIVE_TASK') return [];
    return [{ targetId: target.id, event: target.event, interrupting: true }];
  });

type WaitEvent = MessageEvent | TimerEvent | SignalEvent;
const isWaitEvent = (event: { readonly kind: string }): event is WaitEvent =>
  event.kind === 'message' || event.kind === 'timer' || event.kind === 'signal';

/**
 * Evaluates everything first, then opens it: a failure leaves nothing half open. Events that need
 * no waiting point (error, escalation, compensation, none) are passed over.
 */
export const openWaits = (p: Processing, inst: ElementInstance, awaited: readonly Awaited[]): Failure | null => {
  if (awaited.length === 0) return null;
  const waits: WaitingPoint[] = [];
  for (const { targetId, event, interrupting } of awaited) {
    if (!isWaitEvent(event)) continue;
    const wait = prepareWait(p, inst, targetId, event, interrupting);
    if (!wait.ok) return wait.failure;
    waits.push(wait.value);
  }
  for (const wait of waits) p.emit({ type: 'WAIT_OPENED', elementInstanceKey: inst.key, wait });
  return null;
};

const prepareWait = (
  p: Processing,
  inst: ElementInstance,
  targetId: string,
  event: WaitEvent,
  interrupting: boolean,
): Result<WaitingPoint> => {
  // A boundary event's expressions see what surrounds the activity; those of the element itself and of a scope's event sub-processes see its own variables.
  const target = p.model(targetId);
  const readKey = target.type === 'BOUNDARY_EVENT' ? (inst.scopeKey ?? inst.key) : inst.key;
  const reader = new ScopeReader(p.view, readKey);
  if (event.kind === 'timer') {
    const schedule = evaluateTimer(p, event.timer, reader);
    if (!schedule.ok) return schedule;
    const repetitions = interrupting ? 1 : schedule.value.repetitions;
    return ok({ kind: 'timer', key: p.ctx.nextKey(), targetId, interrupting, ...schedule.value, repetitions });
  }
  const name = evaluateString(p, event.name, reader);
  if (!name.ok) return name;
  if (event.kind === 'signal')
    return ok({ kind: 'signal', key: p.ctx.nextKey(), targetId, interrupting, signalName: name.value });
  const correlationKey = event.correlationKey ? evaluateCorrelationKey(p, event.correlationKey, reader) : ok('');
  if (!correlationKey.ok) return correlationKey;
  return ok({
    kind: 'message',
    key: p.ctx.nextKey(),
    targetId,
    interrupting,
    messageName: name.value,
    correlationKey: correlationKey.value,
  });
};

/** Closes whatever is still open. */
export const closeWaits = (p: Processing, inst: ElementInstance): void => {
  for (const wait of inst.waits ?? []) p.emit({ type: 'WAIT_CLOSED', elementInstanceKey: inst.key, wait });
};

/** True for elements that contain others. */
export const isScopeElement = (element: ExecutableElement): element is ScopeElement => 'childIds' in element;
