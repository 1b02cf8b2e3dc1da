/** What the live instances wait for: people, workers, messages, signals, timers, and incidents that somebody has to mend. */
import type { Key } from '../../engine/core/json.ts';
import type { ExecutableElement } from '../../engine/core/model.ts';
import { allEntries } from '../../engine/core/pages.ts';
import type { ElementInstance, IncidentState, JobState, UserTaskWait, WaitingPoint } from '../../engine/core/state.ts';
import { jobOf } from '../lint/explore/acts.ts';
import type { Models } from './models.ts';
import type { World } from './world.ts';

interface Common {
  readonly processId: string;
  /** The element that waits, or the event that would catch. */
  readonly elementId: string;
  readonly instance: Key;
  readonly elementInstanceKey: Key;
  /** Rises with the age of what waits: the key of the job, task, timer, subscription or incident. */
  readonly key: Key;
}

export type Open = Common &
  (
    | { readonly kind: 'task'; readonly task: UserTaskWait }
    | { readonly kind: 'job'; readonly job: JobState; readonly jobType: string | null }
    | { readonly kind: 'message'; readonly name: string; readonly correlationKey: string }
    | { readonly kind: 'signal'; readonly name: string }
    | { readonly kind: 'timer'; readonly dueAt: number }
    | { readonly kind: 'incident'; readonly incident: IncidentState }
  );
export type OpenOf<K extends Open['kind']> = Extract<Open, { readonly kind: K }>;

/** Everything open, oldest first. */
export function openIn(models: Models, world: World): readonly Open[] {
  const found: Open[] = [];
  for (const doc of world.docs.values()) {
    const place = { processId: doc.processDefinitionKey, instance: doc.processInstanceKey };
    for (const inst of allEntries(doc.elements))
      if (inst.job || inst.userTask || inst.waits || inst.incidents)
        openAt(inst, models.element(place.processId, inst.elementId), place, found);
  }
  // All keys have the same number of digits, so they sort as texts.
  return found.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Written out without spreading objects into each other, which took an eighth of a backtest. */
function openAt(
  inst: ElementInstance,
  element: ExecutableElement,
  { processId, instance }: Pick<Common, 'processId' | 'instance'>,
  found: Open[],
): void {
  const { elementId, key: elementInstanceKey, job, userTask: task } = inst;
  for (const incident of inst.incidents ?? [])
    found.push({ kind: 'incident', processId, instance, elementId, elementInstanceKey, key: incident.key, incident });
  if (job?.state === 'OPEN') {
    const jobType = jobTypeOf(job, element);
    found.push({ kind: 'job', processId, instance, elementId, elementInstanceKey, key: job.key, job, jobType });
  }
  if (task?.state === 'CREATED' && !inst.incidents)
    found.push({ kind: 'task', processId, instance, elementId, elementInstanceKey, key: task.key, task });
  if (inst.state === 'ACTIVATED' && !inst.interruption)
    for (const wait of inst.waits ?? []) found.push(waitAt(wait, processId, instance, elementInstanceKey));
}

function waitAt(wait: WaitingPoint, processId: string, instance: Key, elementInstanceKey: Key): Open {
  const { key, targetId: elementId } = wait;
  switch (wait.kind) {
    case 'timer':
      return { kind: 'timer', processId, instance, elementId, elementInstanceKey, key, dueAt: wait.dueAt };
    case 'message': {
      const { messageName: name, correlationKey } = wait;
      return { kind: 'message', processId, instance, elementId, elementInstanceKey, key, name, correlationKey };
    }
    case 'signal':
      return { kind: 'signal', processId, instance, elementId, elementInstanceKey, key, name: wait.signalName };
  }
}

/** The type as drawn; null for a listener's job and for a type that is computed. */
function jobTypeOf(job: JobState, element: ExecutableElement): string | null {
  const type = job.kind === 'BPMN_ELEMENT' ? jobOf(element)?.type : undefined;
  return type?.kind === 'static' ? type.value : null;
}

export const only = <K extends Open['kind']>(open: readonly Open[], kind: K): readonly OpenOf<K>[] =>
  open.filter((each): each is OpenOf<K> => each.kind === kind);
