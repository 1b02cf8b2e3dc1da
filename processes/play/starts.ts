/** How the tried process begins. */
import type { Command } from '../../engine/core/commands.ts';
import type { JsonObject } from '../../engine/core/json.ts';
import type { ExecutableProcess, ProcessElement, StartEventElement } from '../../engine/core/model.ts';
import { ROOT_KEY } from './world.ts';

/** The process's own start events, not those of its event sub-processes. */
export const startEventsOf = (process: ExecutableProcess): readonly StartEventElement[] =>
  (process.elements[process.bpmnProcessId] as ProcessElement).childIds
    .map((id) => process.elements[id]!)
    .filter((element): element is StartEventElement => element.type === 'START_EVENT');

/** Where the choice `start` begins: at the plain start event, or at the only one there is. */
export function plainStart(process: ExecutableProcess): StartEventElement | null {
  const events = startEventsOf(process);
  return events.find(({ event }) => event.kind === 'none') ?? (events.length === 1 ? events[0]! : null);
}

/** The start event that a message begins, by the message's name as drawn. */
export const messageStart = (process: ExecutableProcess, name: string): StartEventElement | null =>
  startEventsOf(process).find(({ event }) => messageOf(event) === name) ?? null;

export const messageOf = (event: StartEventElement['event']): string | null =>
  event.kind === 'message' && event.name.kind === 'static' ? event.name.value : null;

export const createCommand = (processId: string, startEventId: string, variables: JsonObject): Command => ({
  type: 'CREATE',
  processInstanceKey: ROOT_KEY,
  processDefinitionKey: processId,
  variables,
  tags: [],
  businessId: null,
  parent: null,
  rootProcessInstanceKey: null,
  startEventId,
  startElementIds: [],
  terminateAfter: [],
});
