/** Which extensions mean something on which element; others are named in a warning or a refusal. */
import { idOf, localType, type XmlElement } from '../xmlElement.ts';
import { extensionName, extensionsOf, type Reading } from './reading.ts';

const ANYWHERE = ['ExecutionListeners', 'Properties'];
const MAPPED = [...ANYWHERE, 'IoMapping'];
const JOB = [...MAPPED, 'TaskDefinition', 'TaskHeaders'];

/** By local BPMN type. Elements that are not listed take no extension but properties. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  Process: [...ANYWHERE, 'VersionTag', 'UserTaskForm'],
  SubProcess: MAPPED,
  AdHocSubProcess: [...JOB, 'AdHoc'],
  ServiceTask: JOB,
  SendTask: JOB,
  ScriptTask: [...JOB, 'Script'],
  BusinessRuleTask: [...JOB, 'CalledDecision'],
  UserTask: [
    ...MAPPED,
    'UserTask',
    'TaskHeaders',
    'FormDefinition',
    'AssignmentDefinition',
    'TaskSchedule',
    'PriorityDefinition',
    'TaskListeners',
  ],
  ReceiveTask: MAPPED,
  ManualTask: MAPPED,
  Task: MAPPED,
  CallActivity: [...MAPPED, 'CalledElement'],
  StartEvent: [...MAPPED, 'FormDefinition'],
  IntermediateCatchEvent: MAPPED,
  IntermediateThrowEvent: JOB,
  BoundaryEvent: MAPPED,
  EndEvent: JOB,
  ExclusiveGateway: ANYWHERE,
  ParallelGateway: ANYWHERE,
  InclusiveGateway: ANYWHERE,
  EventBasedGateway: ANYWHERE,
  Message: ['Subscription', 'Properties'],
  MultiInstanceLoopCharacteristics: ['LoopCharacteristics'],
};

/** Extensions that change what an element does and are not executed here. */
const REFUSED: Readonly<Record<string, string>> = {
  LinkedResources: 'Linked resources are not supported.',
  LinkedResource: 'Linked resources are not supported.',
  AgentDefinition: 'Agent definitions are not supported.',
  ConditionalFilter: 'Conditional events are not supported.',
};

/** Looks at every extension of an element once. */
export function checkExtensions(element: XmlElement, elementId: string, reading: Reading): void {
  const allowed = new Set(ALLOWED[localType(element)] ?? ['Properties']);
  for (const extension of extensionsOf(element)) {
    const [prefix, type = ''] = extension.$type.split(':');
    if (prefix !== 'zeebe') {
      reading.warn(elementId, `The extension '${extension.$type}' belongs to another product and has no effect.`);
    } else if (REFUSED[type] !== undefined) {
      reading.refuse(elementId, `${REFUSED[type]} Remove '${extensionName(type)}'.`);
    } else if (!allowed.has(type)) {
      reading.warn(elementId, `'${extensionName(type)}' has no effect on an element of type ${localType(element)}.`);
    }
  }
  for (const name of foreignAttributes(element)) {
    reading.warn(elementId, `The attribute '${name}' belongs to another product and has no effect.`);
  }
}

/** Attributes of tools that draw or describe are expected and not worth a word. */
const TOOL_PREFIXES = new Set(['xmlns', 'xsi', 'zeebe', 'modeler', 'bioc', 'color', 'exporter', 'di']);

function foreignAttributes(element: XmlElement): readonly string[] {
  const attributes = element['$attrs'];
  if (typeof attributes !== 'object' || attributes === null || idOf(element) === '') return [];
  return Object.keys(attributes).filter((name) => {
    const [prefix, local] = name.split(':');
    return local !== undefined && !TOOL_PREFIXES.has(prefix ?? '');
  });
}
