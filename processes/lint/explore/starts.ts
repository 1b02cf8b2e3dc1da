/** How a process begins: at each of its start events, with what the contract of that beginning gives. */
import type { Command } from '../../../engine/core/commands.ts';
import type { JsonObject } from '../../../engine/core/json.ts';
import type { ExecutableProcess, ProcessElement, StartEventElement } from '../../../engine/core/model.ts';
import { messageContents } from './acts.ts';
import { flowShape, isNullable, mayBeNullAt } from './contracts.ts';
import type { Knowledge } from './knowledge.ts';
import { namesIn, sourcesOf } from './sources.ts';
import { unknown } from './unknown.ts';

export interface Start {
  readonly processId: string;
  readonly startEventId: string;
  /** The message that begins it; null when it is called, or begun by hand, by a timer or by a signal. */
  readonly messageName: string | null;
  readonly variables: JsonObject;
}

export function startsOf(process: ExecutableProcess, knowledge: Knowledge): readonly Start[] {
  const root = process.elements[process.bpmnProcessId] as ProcessElement;
  return root.childIds
    .map((id) => process.elements[id]!)
    .filter((element): element is StartEventElement => element.type === 'START_EVENT')
    .flatMap(({ id, event }) => {
      const message = event.kind === 'message' && event.name.kind === 'static' ? event.name.value : null;
      const contents = message === null ? calledWith(process, knowledge) : messageContents(message, knowledge);
      return contents.map((variables) => ({
        processId: process.bpmnProcessId,
        startEventId: id,
        messageName: message,
        variables,
      }));
    });
}

/** By its contract as a called flow; without one, every variable that it reads is unknown. */
function calledWith(process: ExecutableProcess, knowledge: Knowledge): readonly JsonObject[] {
  const shape = flowShape(process.bpmnProcessId);
  if (shape)
    return [
      Object.fromEntries(
        Object.entries(shape).map(([name, schema]) => {
          const values = knowledge.values(schema);
          return [name, values?.length === 1 ? values[0]! : unknown(name, isNullable(schema))];
        }),
      ),
    ];
  const read = new Set(sourcesOf(process).flatMap(({ source }) => namesIn(source)));
  return [Object.fromEntries([...read].map((name) => [name, unknown(name, mayBeNullAt(name))]))];
}

/** The key of the explored instance. */
export const ROOT_KEY = '1000000000';

export const startCommand = (start: Start): Command => ({
  type: 'CREATE',
  processInstanceKey: ROOT_KEY,
  processDefinitionKey: start.processId,
  variables: start.variables,
  tags: [],
  businessId: null,
  parent: null,
  rootProcessInstanceKey: null,
  startEventId: start.startEventId,
  startElementIds: [],
  terminateAfter: [],
});
