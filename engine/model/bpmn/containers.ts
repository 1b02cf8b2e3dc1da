/** Processes and sub-processes: they hold the elements of their scope, which are read with them. */
import type {
  AdHocSubProcessElement,
  EventSubProcessElement,
  ExecutableElement,
  ProcessElement,
  ScopeElement,
  SequenceFlow,
  SubProcessElement,
} from '../../core/model.ts';
import { feelOnly } from '../expression.ts';
import { childOf, childrenOf, flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { readActivityParts, readBase } from './base.ts';
import type { Declarations } from './declarations.ts';
import { readBoundaryEvent, readCatchEvent, readEndEvent, readThrowEvent } from './events.ts';
import { readFlow, readGateway } from './gateways.ts';
import { readJob } from './jobs.ts';
import { readCondition } from './loops.ts';
import { extensionOf, type Reading } from './reading.ts';
import { refuseAmbiguousCatches } from './ambiguity.ts';
import { scopeOf, type Scope } from './scope.ts';
import { readStartEvent } from './startEvents.ts';
import { readTask } from './tasks.ts';

/** Filled while a process is read; every scope adds its elements and flows. */
export interface Contents {
  readonly elements: Record<string, ExecutableElement>;
  readonly flows: Record<string, SequenceFlow>;
}

export function readProcessElement(
  node: XmlElement,
  contents: Contents,
  declarations: Declarations,
  reading: Reading,
): void {
  const parts = readContents(node, 'PROCESS', contents, declarations, reading);
  const element: ProcessElement = { type: 'PROCESS', ...readBase(node, null, reading), ...parts };
  contents.elements[element.id] = element;
}

type ScopeParts = Pick<SubProcessElement, 'childIds' | 'noneStartEventId' | 'eventSubProcessIds'>;

function readContents(
  container: XmlElement,
  type: ScopeElement['type'],
  contents: Contents,
  declarations: Declarations,
  reading: Reading,
): ScopeParts {
  const scope = scopeOf(container, type);
  const read: ExecutableElement[] = [];
  for (const node of scope.nodes) {
    const element = readElement(node, scope, contents, declarations, reading);
    if (element === null) continue;
    contents.elements[element.id] = element;
    read.push(element);
  }
  for (const flow of scope.flows) contents.flows[idOf(flow)] = readFlow(flow, scope, reading);
  refuseAmbiguousCatches(read, contents.elements, reading);
  checkStartEvents(scope, read, reading);
  const starts = read.filter((element) => element.type === 'START_EVENT');
  return {
    childIds: read.map((element) => element.id),
    noneStartEventId: starts.find((start) => start.event.kind === 'none')?.id ?? null,
    eventSubProcessIds: read.filter((element) => element.type === 'EVENT_SUB_PROCESS').map((element) => element.id),
  };
}

function readElement(
  node: XmlElement,
  scope: Scope,
  contents: Contents,
  declarations: Declarations,
  reading: Reading,
): ExecutableElement | null {
  if (node.id === undefined) {
    reading.refuse(scope.id, `An element of type ${localType(node)} in it has no id.`);
    return null;
  }
  switch (localType(node)) {
    case 'StartEvent':
      return readStartEvent(node, scope, declarations, reading);
    case 'IntermediateCatchEvent':
      return readCatchEvent(node, scope, declarations, reading);
    case 'IntermediateThrowEvent':
      return readThrowEvent(node, scope, declarations, reading);
    case 'BoundaryEvent':
      return readBoundaryEvent(node, scope, declarations, reading);
    case 'EndEvent':
      return readEndEvent(node, scope, declarations, reading);
    case 'SubProcess':
      return flagOf(node, 'triggeredByEvent', false)
        ? readEventSubProcess(node, scope, contents, declarations, reading)
        : readSubProcess(node, scope, contents, declarations, reading);
    case 'AdHocSubProcess':
      return readAdHocSubProcess(node, scope, contents, declarations, reading);
    default: {
      const element = readTask(node, scope, declarations, reading) ?? readGateway(node, scope, reading);
      if (element === null) reading.refuse(idOf(node), `Elements of type ${localType(node)} are not supported.`);
      return element;
    }
  }
}

function readSubProcess(
  node: XmlElement,
  scope: Scope,
  contents: Contents,
  declarations: Declarations,
  reading: Reading,
): SubProcessElement {
  return {
    type: 'SUB_PROCESS',
    ...readBase(node, scope, reading),
    ...readActivityParts(node, scope, reading),
    ...readContents(node, 'SUB_PROCESS', contents, declarations, reading),
  };
}

function readEventSubProcess(
  node: XmlElement,
  scope: Scope,
  contents: Contents,
  declarations: Declarations,
  reading: Reading,
): EventSubProcessElement {
  if (childOf(node, 'loopCharacteristics') !== null) {
    reading.refuse(idOf(node), 'An event sub-process cannot be a multi-instance loop.');
  }
  if (scope.boundaryEvents.has(idOf(node))) {
    reading.refuse(idOf(node), 'An event sub-process has no boundary events.');
  }
  const parts = readContents(node, 'EVENT_SUB_PROCESS', contents, declarations, reading);
  const startEventId = parts.childIds.find((id) => contents.elements[id]?.type === 'START_EVENT') ?? '';
  return { type: 'EVENT_SUB_PROCESS', ...readBase(node, scope, reading), ...parts, startEventId };
}

function readAdHocSubProcess(
  node: XmlElement,
  scope: Scope,
  contents: Contents,
  declarations: Declarations,
  reading: Reading,
): AdHocSubProcessElement {
  const id = idOf(node);
  const adHoc = extensionOf(node, 'AdHoc', reading);
  const text = (property: string) => (adHoc === null ? null : textOf(adHoc, property));
  const parts = readContents(node, 'AD_HOC_SUB_PROCESS', contents, declarations, reading);
  const inside = childrenOf(node, 'flowElements').map(localType);
  if (inside.includes('EndEvent')) reading.refuse(id, 'An ad-hoc sub-process has no end event.');
  if (parts.childIds.length === 0) reading.refuse(id, 'An ad-hoc sub-process needs at least one activity.');
  if (textOf(node, 'ordering') === 'Sequential')
    reading.refuse(id, 'Sequential ordering of an ad-hoc sub-process is not supported.');
  const job = readJob(node, reading);
  const activeElements = feelOnly(text('activeElementsCollection'), 'The collection of active elements', id, reading);
  const completionCondition = readCondition(node, 'completionCondition', 'The completion condition', id, reading);
  if (job !== null && (activeElements !== null || completionCondition !== null)) {
    reading.refuse(
      id,
      'Its job decides what is active and when it is complete; remove the collection and the condition.',
    );
  }
  const outputCollection = text('outputCollection');
  const outputElement = feelOnly(text('outputElement'), 'The output element', id, reading);
  if ((outputCollection === null) !== (outputElement === null)) {
    reading.refuse(id, 'The output collection and the output element are given together or not at all.');
  }
  return {
    type: 'AD_HOC_SUB_PROCESS',
    ...readBase(node, scope, reading),
    ...readActivityParts(node, scope, reading),
    ...parts,
    activeElements,
    completionCondition,
    cancelRemainingInstances: flagOf(node, 'cancelRemainingInstances', true),
    outputCollection,
    outputElement,
    job,
  };
}

function checkStartEvents(scope: Scope, read: readonly ExecutableElement[], reading: Reading): void {
  const starts = read.filter((element) => element.type === 'START_EVENT');
  const noneStarts = starts.filter((start) => start.event.kind === 'none');
  if (scope.type === 'AD_HOC_SUB_PROCESS') return;
  if (starts.length === 0) {
    reading.refuse(
      scope.id,
      scope.type === 'PROCESS' ? 'The process has no start event.' : 'The sub-process has no start event.',
    );
  } else if (scope.type === 'PROCESS' && noneStarts.length > 1) {
    reading.refuse(scope.id, `The process has ${noneStarts.length} none start events, but at most one is allowed.`);
  } else if (scope.type !== 'PROCESS' && starts.length > 1) {
    reading.refuse(scope.id, `The sub-process has ${starts.length} start events, but exactly one is allowed.`);
  }
}
