/** Which elements and sequence flows a run has passed. */
import { getEntry } from '../../engine/core/pages.ts';
import { referenceOf } from './reference.ts';
import type { Happened, World } from './world.ts';

export interface Passed {
  /** Elements that completed, in order; a scope after what is in it, a loop once for each item. */
  readonly elements: readonly string[];
  readonly flows: readonly string[];
  /** Sentences of the engine about where it stopped. */
  readonly incidents: readonly { readonly elementId: string; readonly reason: string }[];
}

/** `before`: the world that the events happened in, which knows the elements that were already there. */
export function passedIn(rootProcessId: string, events: readonly Happened[], before: World): Passed {
  const begun = new Map<string, { readonly elementId: string; readonly elementType: string }>();
  const elements: string[] = [];
  const flows: string[] = [];
  const incidents: { elementId: string; reason: string }[] = [];
  for (const { event, instance, processId } of events) {
    const named = (elementId: string): string => referenceOf(rootProcessId, processId, elementId);
    if (event.type === 'ELEMENT_ACTIVATING') begun.set(event.key, event);
    else if (event.type === 'SEQUENCE_FLOW_TAKEN') flows.push(named(event.flowId));
    else if (event.type === 'INCIDENT_CREATED')
      incidents.push({ elementId: named(event.elementId), reason: event.errorMessage });
    else if (event.type === 'ELEMENT_COMPLETED') {
      const was = begun.get(event.key) ?? earlier(before, instance, event.key);
      if (was && !NOT_DRAWN.has(was.elementType)) elements.push(named(was.elementId));
    }
  }
  return { elements, flows, incidents };
}

/** What has no shape of its own on the diagram. */
const NOT_DRAWN = new Set(['PROCESS', 'MULTI_INSTANCE_BODY', 'AD_HOC_SUB_PROCESS_INNER_INSTANCE']);

function earlier(world: World, instance: string, key: string) {
  const inst = getEntry(world.docs.get(instance)?.elements ?? { size: 0, pages: [[]] }, key);
  return inst && { elementId: inst.elementId, elementType: inst.type };
}
