/** What an event does that has happened: to a catch event, an event-based gateway, a boundary event or an event sub-process. */
import type { JsonObject, Key } from '../json.ts';
import type { BoundaryEventElement, StartEventElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, WaitingPoint } from '../state.ts';
import { cutOff, checkScope } from './scopes.ts';
import { nextSchedule } from './timers.ts';
import { closeWaits } from './waits.ts';

/** A waiting point fires. */
export const triggerWait = (
  p: Processing,
  inst: ElementInstance,
  wait: WaitingPoint,
  variables: JsonObject,
  messageKey: Key | null,
): void => {
  p.emit({ type: 'WAIT_TRIGGERED', elementInstanceKey: inst.key, wait, messageKey });
  if (!wait.interrupting) renew(p, inst, wait);
  const target = p.model(wait.targetId);
  if (target.type === 'BOUNDARY_EVENT') triggerBoundary(p, inst, target, variables);
  else if (target.type === 'START_EVENT') triggerEventSubProcess(p, inst, target, variables);
  else {
    p.emit({ type: 'ELEMENT_TRIGGERED', key: inst.key, trigger: { targetId: target.id, variables } });
    p.push({ kind: 'complete', key: inst.key });
  }
};

const renew = (p: Processing, inst: ElementInstance, wait: WaitingPoint): void => {
  if (wait.kind !== 'timer') {
    p.emit({ type: 'WAIT_RENEWED', elementInstanceKey: inst.key, wait });
    return;
  }
  const schedule = nextSchedule(wait);
  if (schedule)
    p.emit({
      type: 'WAIT_RENEWED',
      elementInstanceKey: inst.key,
      wait: { ...wait, key: p.ctx.nextKey(), ...schedule },
    });
};

/** Interrupting: the activity is terminated and the boundary event follows it; otherwise it begins beside the activity. */
export const triggerBoundary = (
  p: Processing,
  activity: ElementInstance,
  boundary: BoundaryEventElement,
  variables: JsonObject,
): void => {
  const trigger = { targetId: boundary.id, variables };
  if (!boundary.interrupting) {
    p.activateNow({ kind: 'activate', elementId: boundary.id, scopeKey: activity.scopeKey!, flowIds: [], trigger });
    return;
  }
  if (activity.interruption) return;
  p.emit({ type: 'ELEMENT_INTERRUPTED', key: activity.key, interruption: trigger });
  p.push({ kind: 'terminate', key: activity.key });
};

/** Interrupting: everything in the scope is terminated first; otherwise the sub-process begins beside it. */
export const triggerEventSubProcess = (
  p: Processing,
  scope: ElementInstance,
  start: StartEventElement,
  variables: JsonObject,
): void => {
  const trigger = { targetId: start.id, variables };
  if (!start.interrupting) {
    p.activateNow({ kind: 'activate', elementId: start.scopeId!, scopeKey: scope.key, flowIds: [], trigger });
    return;
  }
  if (scope.interruption) return;
  p.emit({ type: 'ELEMENT_INTERRUPTED', key: scope.key, interruption: trigger });
  closeWaits(p, p.must(scope.key));
  cutOff(p, scope.key);
  checkScope(p, scope.key);
};
