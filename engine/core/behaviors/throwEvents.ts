/** What throw and end events have in common: signal, escalation, message and compensation events. */
import type { Failure } from '../failure.ts';
import type { CompensationEvent, EscalationThrow, MessageThrow, SignalEvent } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { activated, activateWithJob, passThrough } from './activation.ts';
import { compensate } from './compensation.ts';
import { evaluateString } from './expressions.ts';
import { throwEscalation } from './throwing.ts';
import { localVariables, ScopeReader } from './variables.ts';

/** Throws the event of an activating throw or end event. */
export const throwEvent = (
  p: Processing,
  inst: ElementInstance,
  event: SignalEvent | EscalationThrow | MessageThrow | CompensationEvent,
): Failure | null => {
  if (event.kind === 'message') return activateWithJob(p, inst, event.job);
  if (event.kind === 'compensation') {
    activated(p, inst);
    compensate(p, inst, event.activityId);
    return null;
  }
  const text = evaluateString(p, event.kind === 'signal' ? event.name : event.code, new ScopeReader(p.view, inst.key));
  if (!text.ok) return text.failure;
  if (event.kind === 'signal') {
    p.followUp({ kind: 'signal', signalName: text.value, variables: localVariables(p.view, inst.key) });
    return passThrough(p, inst);
  }
  activated(p, inst);
  if (throwEscalation(p, inst, text.value, localVariables(p.view, inst.key)) === 'goOn')
    p.push({ kind: 'complete', key: inst.key });
  return null;
};
