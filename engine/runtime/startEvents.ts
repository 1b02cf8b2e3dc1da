/** Start events of a process version that wait: message, signal and timer start events. */
import { scheduleOf } from '../core/behaviors/timers.ts';
import type { VariableReader } from '../core/context.ts';
import type { JsonValue, Key } from '../core/json.ts';
import type { ExecutableProcess, Expression, StartEventElement } from '../core/model.ts';
import type { EngineStore, Filter } from '../store/port.ts';
import type { ProcessDefinitionRow } from '../store/rows.ts';
import type { Surroundings } from './instances.ts';
import type { Overlay } from './overlay.ts';

/** A value, or why it cannot be had. */
type Text = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };

const NOTHING: VariableReader = { get: () => undefined, names: () => [] };

const textOf = (around: Surroundings, expression: Expression): Text => {
  if (expression.kind === 'static') return { ok: true, text: expression.value };
  const result = around.parts.feel(around.now()).evaluate(expression.source, NOTHING);
  if (!result.ok) return { ok: false, message: result.message };
  const value: JsonValue = result.value;
  if (typeof value === 'string' && value !== '') return { ok: true, text: value };
  return { ok: false, message: `Expected '${expression.source}' to be a text, but it is ${JSON.stringify(value)}` };
};

/** The process's own start events (not those of event sub-processes). */
const startEventsOf = (process: ExecutableProcess): readonly StartEventElement[] =>
  Object.values(process.elements).filter(
    (element): element is StartEventElement =>
      element.type === 'START_EVENT' && element.scopeId === process.bpmnProcessId,
  );

/** Opens the start events of a definition. Answers the reason and the element when one cannot be opened. */
export const openStartEvents = (
  around: Surroundings,
  unit: Overlay,
  definition: ProcessDefinitionRow,
): { readonly elementId: string; readonly message: string } | null => {
  const { key: processDefinitionKey, processDefinitionId } = definition;
  for (const { id: elementId, event } of startEventsOf(definition.model as unknown as ExecutableProcess)) {
    if (event.kind === 'message' || event.kind === 'signal') {
      const name = textOf(around, event.name);
      if (!name.ok) return { elementId, message: name.message };
      const key = around.nextKey();
      if (event.kind === 'message')
        unit.change({
          table: 'messageStarts',
          op: 'put',
          row: { key, messageName: name.text, processDefinitionKey, processDefinitionId, elementId },
        });
      else
        unit.change({
          table: 'signalSubscriptions',
          op: 'put',
          row: {
            key,
            signalName: name.text,
            processInstanceKey: null,
            elementInstanceKey: null,
            processDefinitionKey,
            elementId,
          },
        });
    } else if (event.kind === 'timer') {
      const text = textOf(around, event.timer.expression);
      const schedule = text.ok ? scheduleOf(event.timer.kind, text.text, around.now()) : null;
      if (!text.ok || !schedule?.ok)
        return {
          elementId,
          message: text.ok && schedule && !schedule.ok ? schedule.failure.message : text.ok ? '' : text.message,
        };
      const { dueAt, repetitions, interval } = schedule.value;
      const row = {
        key: around.nextKey(),
        processInstanceKey: null,
        elementInstanceKey: null,
        processDefinitionKey,
        elementId,
        dueAt,
        repetitions,
        interval,
      };
      unit.change({ table: 'timers', op: 'put', row });
      unit.afterCommit.push(() => around.timerDueAt(dueAt));
    }
  }
  return null;
};

/** Closes the start events of a definition that is no longer the newest. */
export const closeStartEvents = async (store: EngineStore, unit: Overlay, processDefinitionKey: Key): Promise<void> => {
  const mine: Filter = { field: 'processDefinitionKey', op: 'eq', value: processDefinitionKey };
  const page = { limit: 1000 };
  const starts = await store.search('messageStarts', { filter: mine, sort: [], page });
  for (const { key } of unit.merge(
    'messageStarts',
    starts.items,
    (row) => row.processDefinitionKey === processDefinitionKey,
  ))
    unit.change({ table: 'messageStarts', op: 'delete', key });
  for (const table of ['timers', 'signalSubscriptions'] as const) {
    const filter: Filter = { all: [mine, { field: 'elementInstanceKey', op: 'exists', value: false }] };
    for (const { key } of (await store.search(table, { filter, sort: [], page })).items)
      unit.change({ table, op: 'delete', key });
  }
};
