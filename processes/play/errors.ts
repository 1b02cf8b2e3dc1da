/** Which BPMN errors a job may throw so that something drawn catches them. */
import { outward } from '../lint/explore/system.ts';
import { jobContract } from '../lint/explore/contracts.ts';
import type { Models } from './models.ts';
import type { OpenOf } from './open.ts';
import type { World } from './world.ts';

/** Codes that something around the job catches, innermost first; a catch-all is asked with the codes of the job's contract. */
export function drawnErrors(models: Models, world: World, open: OpenOf<'job'>): readonly string[] {
  const codes = new Set<string>();
  for (const { doc, inst } of outward(world.docs, open.instance, open.elementInstanceKey)) {
    const { elements } = models.process(doc.processDefinitionKey)!;
    const element = elements[inst.elementId]!;
    const catchers = [
      ...('boundaryEventIds' in element ? element.boundaryEventIds : []),
      ...('eventSubProcessIds' in element && inst.key !== open.elementInstanceKey ? element.eventSubProcessIds : []),
    ].map((id) => elements[id]!);
    for (const catcher of catchers) {
      const target = catcher.type === 'EVENT_SUB_PROCESS' ? elements[catcher.startEventId]! : catcher;
      if (
        !('event' in target) ||
        target.event.kind !== 'error' ||
        (typeof target.event.code === 'object' && target.event.code !== null)
      )
        continue;
      for (const code of target.event.code === null ? anyCodeOf(open) : [target.event.code]) codes.add(code);
    }
  }
  return [...codes];
}

function anyCodeOf(open: OpenOf<'job'>): readonly string[] {
  const declared = (open.jobType === null ? undefined : jobContract(open.jobType))?.bpmnErrors ?? [];
  return declared.length > 0 ? declared : ['ERROR'];
}
