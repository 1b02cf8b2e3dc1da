/** Execution listeners: one job after another, before an element goes on. */
import type { Failure } from '../failure.ts';
import type { ElementType, ExecutableElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { startJob } from './jobs.ts';

/** What is around or inside the instance whose listeners they are. */
const WITHOUT_LISTENERS: ReadonlySet<ElementType> = new Set([
  'MULTI_INSTANCE_BODY',
  'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
]);

/** `waiting`: a listener job is open; the element resumes when it is completed. */
export const runListeners = (
  p: Processing,
  element: ExecutableElement,
  inst: ElementInstance,
  eventType: 'start' | 'end',
): 'done' | 'waiting' | Failure => {
  if (element.listeners.length === 0 || WITHOUT_LISTENERS.has(inst.type)) return 'done';
  const listeners = element.listeners.filter((listener) => listener.eventType === eventType);
  if (listeners.length === 0) return 'done';
  const index = inst.listenerIndex ?? 0;
  if (inst.listenerIndex === undefined) p.emit({ type: 'LISTENERS_ADVANCED', key: inst.key, index });
  const listener = listeners[index];
  if (!listener) return 'done';
  return startJob(p, inst, listener.job, 'EXECUTION_LISTENER', eventType === 'start' ? 'START' : 'END') ?? 'waiting';
};
