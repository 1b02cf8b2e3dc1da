import { passThrough } from '../../behaviors/activation.ts';
import { evaluateString } from '../../behaviors/expressions.ts';
import { cutOff } from '../../behaviors/scopes.ts';
import { throwEvent } from '../../behaviors/throwEvents.ts';
import { throwError, unhandledError } from '../../behaviors/throwing.ts';
import { localVariables, ScopeReader } from '../../behaviors/variables.ts';
import type { Failure } from '../../failure.ts';
import type { EndEventElement, ErrorThrow } from '../../model.ts';
import type { Processing } from '../../processing.ts';
import type { ElementInstance } from '../../state.ts';
import type { ElementProcessor } from '../processor.ts';

/** An error end event never becomes active: its catcher terminates it, or an incident holds it. */
const throwErrorHere = (p: Processing, inst: ElementInstance, event: ErrorThrow): Failure | null => {
  const code = evaluateString(p, event.code, new ScopeReader(p.view, inst.key));
  if (!code.ok) return code.failure;
  const outcome = throwError(p, inst, code.value, '', localVariables(p.view, inst.key));
  return outcome === 'uncaught' ? unhandledError(p, inst, code.value, '') : null;
};

/** Ends its token; may throw, or terminate everything else in its scope. */
export const endEvent: ElementProcessor<EndEventElement> = {
  onActivate: (p, { event }, inst) => {
    if (event.kind === 'none' || event.kind === 'terminate') return passThrough(p, inst);
    return event.kind === 'error' ? throwErrorHere(p, inst, event) : throwEvent(p, inst, event);
  },
  onCompleted: (p, { event }, inst) => {
    if (event.kind === 'terminate') cutOff(p, inst.scopeKey!);
  },
};
