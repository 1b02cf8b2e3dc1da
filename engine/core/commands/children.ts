/** What called instances tell their call activity, and what a thrower is answered. */
import { completeWith } from '../behaviors/activation.ts';
import { raiseIncident } from '../behaviors/incidents.ts';
import { catchThrown, findCatcher, unhandledError } from '../behaviors/throwing.ts';
import type { ChildCompleted, ChildTerminated, ChildThrew, Rejection, ThrowAnswered } from '../commands.ts';
import type { Key } from '../json.ts';
import type { CallActivityElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { notFound } from './rejections.ts';

const childEnded = (
  p: Processing,
  elementInstanceKey: Key,
  childProcessInstanceKey: Key,
): ElementInstance | Rejection => {
  const inst = p.element(elementInstanceKey);
  if (inst?.childProcessInstanceKey !== childProcessInstanceKey)
    return notFound(
      `Expected call activity with key '${elementInstanceKey}' to wait for process instance '${childProcessInstanceKey}', but it does not`,
    );
  p.emit({ type: 'CHILD_INSTANCE_ENDED', elementInstanceKey, childProcessInstanceKey });
  return p.must(elementInstanceKey);
};

export const childCompleted = (p: Processing, command: ChildCompleted): Rejection | null => {
  const inst = childEnded(p, command.elementInstanceKey, command.childProcessInstanceKey);
  if ('code' in inst) return inst;
  if (inst.state !== 'ACTIVATED') {
    p.push({ kind: 'terminate', key: inst.key });
    return null;
  }
  const element = p.model(inst.elementId) as CallActivityElement;
  const taken = element.propagateAllChildVariables || element.outputs.length > 0;
  completeWith(p, inst, { targetId: null, variables: taken ? command.variables : {} });
  return null;
};

/** A child that was terminated takes its call activity with it. */
export const childTerminated = (p: Processing, command: ChildTerminated): Rejection | null => {
  const inst = childEnded(p, command.elementInstanceKey, command.childProcessInstanceKey);
  if ('code' in inst) return inst;
  p.push({ kind: 'terminate', key: inst.key });
  return null;
};

export const childThrew = (p: Processing, command: ChildThrew): Rejection | null => {
  const inst = p.element(command.elementInstanceKey);
  if (inst?.state !== 'ACTIVATED')
    return notFound(`Expected call activity with key '${command.elementInstanceKey}' to be active, but it is not`);
  const catcher = findCatcher(p, inst, command.kind, command.code);
  if (!catcher && p.view.head.parent) {
    const { processInstanceKey, elementInstanceKey } = p.view.head.parent;
    p.followUp({ kind: 'instance', processInstanceKey, command: { ...command, elementInstanceKey } });
    return null;
  }
  const outcome = !catcher ? 'uncaught' : catcher.target.interrupting ? 'interrupted' : 'caught';
  if (command.kind === 'escalation')
    p.emit({
      type: 'ESCALATED',
      elementInstanceKey: inst.key,
      escalationCode: command.code,
      catchElementId: catcher?.target.id ?? null,
    });
  p.followUp({
    kind: 'instance',
    processInstanceKey: command.origin.processInstanceKey,
    command: { type: 'THROW_ANSWERED', elementInstanceKey: command.origin.elementInstanceKey, outcome },
  });
  if (catcher) catchThrown(p, catcher, command.variables);
  return null;
};

export const throwAnswered = (p: Processing, command: ThrowAnswered): Rejection | null => {
  const inst = p.element(command.elementInstanceKey);
  if (!inst?.thrown)
    return notFound(
      `Expected element instance with key '${command.elementInstanceKey}' to wait for an answer, but it does not`,
    );
  const { kind, code } = inst.thrown;
  p.emit({ type: 'THROWN_TO_PARENT', key: inst.key, thrown: null });
  if (command.outcome === 'interrupted') return null;
  if (kind === 'escalation') p.push({ kind: 'complete', key: inst.key });
  else if (command.outcome === 'uncaught')
    raiseIncident(p, inst, unhandledError(p, inst, code, ''), inst.job?.key ?? null);
  return null;
};
