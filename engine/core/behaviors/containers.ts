/** What process, sub-process and event sub-process have in common. */
import type { Failure } from '../failure.ts';
import type { ScopeElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { activated } from './activation.ts';
import { cutOff } from './scopes.ts';
import { boundaryWaits, eventSubProcessWaits, openWaits } from './waits.ts';

/** Opens the waits of boundary events and event sub-processes, then becomes active. */
export const activateScope = (p: Processing, element: ScopeElement, inst: ElementInstance): Failure | null => {
  const failure = openWaits(p, inst, [...boundaryWaits(p, inst), ...eventSubProcessWaits(p, element)]);
  if (!failure) activated(p, inst);
  return failure;
};

/** Begins inside the scope. */
export const beginAt = (p: Processing, inst: ElementInstance, elementId: string): void =>
  p.push({
    kind: 'activate',
    elementId,
    scopeKey: inst.key,
    flowIds: [],
    ...(inst.trigger && { trigger: inst.trigger }),
  });

/** Has the children terminated; done when none is left. */
export const terminateScope = (p: Processing, inst: ElementInstance): boolean => {
  if (!inst.activeChildren) return true;
  cutOff(p, inst.key);
  return false;
};
