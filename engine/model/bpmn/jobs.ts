/** Job definitions, listeners and variable mappings of an element. */
import type { ExecutionListener, JobDefinition, TaskListener, VariableMapping } from '../../core/model.ts';
import { readExpression } from '../expression.ts';
import { childOf, childrenOf, idOf, textOf, type XmlElement } from '../xmlElement.ts';
import { extensionOf, type Reading } from './reading.ts';

const DEFAULT_RETRIES = '3';

/** The job of an element that has `zeebe:taskDefinition`, or null. */
export function readJob(node: XmlElement, reading: Reading): JobDefinition | null {
  const definition = extensionOf(node, 'TaskDefinition', reading);
  if (definition === null) return null;
  return jobOf(
    definition,
    headersOf(extensionOf(node, 'TaskHeaders', reading)),
    idOf(node),
    'zeebe:taskDefinition',
    reading,
  );
}

/** The job of an element that cannot run without one. */
export function requireJob(node: XmlElement, what: string, reading: Reading): JobDefinition {
  const job = readJob(node, reading);
  if (job !== null) return job;
  reading.refuse(idOf(node), `${what} has no task definition: its job type is missing (zeebe:taskDefinition).`);
  return { type: { kind: 'static', value: '' }, retries: { kind: 'static', value: DEFAULT_RETRIES }, headers: {} };
}

export function headersOf(headers: XmlElement | null): Readonly<Record<string, string>> {
  if (headers === null) return {};
  return Object.fromEntries(
    childrenOf(headers, 'values')
      .filter((header) => textOf(header, 'key') !== null)
      .map((header) => [textOf(header, 'key') ?? '', textOf(header, 'value') ?? '']),
  );
}

function jobOf(
  definition: XmlElement,
  headers: Readonly<Record<string, string>>,
  elementId: string,
  where: string,
  reading: Reading,
): JobDefinition {
  const type = textOf(definition, 'type');
  if (type === null) reading.refuse(elementId, `The job type in ${where} is missing.`);
  const retries = readExpression(textOf(definition, 'retries') ?? DEFAULT_RETRIES, elementId, reading);
  if (retries.kind === 'static' && !/^\d{1,9}$/.test(retries.value.trim())) {
    reading.refuse(elementId, `The retries in ${where} must be a whole number, but are '${retries.value}'.`);
  }
  return { type: readExpression(type ?? '', elementId, reading), retries, headers };
}

export function readExecutionListeners(node: XmlElement, reading: Reading): readonly ExecutionListener[] {
  const listeners: ExecutionListener[] = [];
  const seen = new Set<string>();
  for (const listener of listenersIn(extensionOf(node, 'ExecutionListeners', reading))) {
    const eventType = textOf(listener, 'eventType');
    if (eventType !== 'start' && eventType !== 'end') {
      reading.refuse(
        idOf(node),
        `An execution listener has the event type '${eventType ?? ''}'; it must be 'start' or 'end'.`,
      );
      continue;
    }
    refuseRepeated(`${eventType}/${textOf(listener, 'type') ?? ''}`, seen, node, reading);
    const headers = headersOf(childOf(listener, 'headers'));
    listeners.push({ eventType, job: jobOf(listener, headers, idOf(node), 'an execution listener', reading) });
  }
  return listeners;
}

/** Older names of the same events, written by modelers before 8.8. */
const TASK_EVENTS: Readonly<Record<string, TaskListener['eventType']>> = {
  creating: 'creating',
  assigning: 'assigning',
  updating: 'updating',
  completing: 'completing',
  canceling: 'canceling',
  create: 'creating',
  assignment: 'assigning',
  update: 'updating',
  complete: 'completing',
  cancel: 'canceling',
};

export function readTaskListeners(node: XmlElement, reading: Reading): readonly TaskListener[] {
  const listeners: TaskListener[] = [];
  const seen = new Set<string>();
  const headers = headersOf(extensionOf(node, 'TaskHeaders', reading));
  for (const listener of listenersIn(extensionOf(node, 'TaskListeners', reading))) {
    const written = textOf(listener, 'eventType') ?? '';
    const eventType = TASK_EVENTS[written];
    if (eventType === undefined) {
      reading.refuse(idOf(node), `A task listener has the event type '${written}', which does not exist.`);
      continue;
    }
    refuseRepeated(`${eventType}/${textOf(listener, 'type') ?? ''}`, seen, node, reading);
    listeners.push({ eventType, job: jobOf(listener, headers, idOf(node), 'a task listener', reading) });
  }
  return listeners;
}

function listenersIn(extension: XmlElement | null): readonly XmlElement[] {
  return extension === null ? [] : childrenOf(extension, 'listeners');
}

function refuseRepeated(key: string, seen: Set<string>, node: XmlElement, reading: Reading): void {
  if (seen.has(key)) reading.refuse(idOf(node), `Two listeners have the same event and job type (${key}).`);
  seen.add(key);
}

export function readMappings(
  node: XmlElement,
  reading: Reading,
): { readonly inputs: readonly VariableMapping[]; readonly outputs: readonly VariableMapping[] } {
  const mapping = extensionOf(node, 'IoMapping', reading);
  if (mapping === null) return { inputs: [], outputs: [] };
  return {
    inputs: childrenOf(mapping, 'inputParameters').map((input) => mappingOf(input, 'input', node, reading)),
    outputs: childrenOf(mapping, 'outputParameters').map((output) => mappingOf(output, 'output', node, reading)),
  };
}

/** A variable name, or names joined by dots. */
const TARGET_PATH = /^[^\s.=+\-*/()[\]{}"'`,;:<>!?]+(\.[^\s.=+\-*/()[\]{}"'`,;:<>!?]+)*$/;

function mappingOf(
  parameter: XmlElement,
  side: 'input' | 'output',
  node: XmlElement,
  reading: Reading,
): VariableMapping {
  const source = textOf(parameter, 'source');
  const target = textOf(parameter, 'target') ?? '';
  if (source === null) reading.refuse(idOf(node), `The ${side} mapping to '${target}' has no source.`);
  if (!TARGET_PATH.test(target) || /^\d/.test(target)) {
    reading.refuse(idOf(node), `The target '${target}' of an ${side} mapping is not a variable name or path.`);
  }
  return { source: readExpression(source ?? '', idOf(node), reading), target };
}

export function readProperties(node: XmlElement, reading: Reading): Readonly<Record<string, string>> {
  const properties = extensionOf(node, 'Properties', reading);
  if (properties === null) return {};
  return Object.fromEntries(
    childrenOf(properties, 'properties')
      .filter((property) => textOf(property, 'name') !== null)
      .map((property) => [textOf(property, 'name') ?? '', textOf(property, 'value') ?? '']),
  );
}
