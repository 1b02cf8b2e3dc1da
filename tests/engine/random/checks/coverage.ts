/** What really occurred: kinds of elements from the records, kinds of acts from what was answered. */
import type { ExecutableElement, ExecutableProcess } from '../../../../engine/core/model.ts';
import type { EngineEvent } from '../../../../engine/core/records.ts';
import type { AppliedCommand } from '../../../../engine/runtime/instances.ts';

const TRIGGERS = ['timer', 'message', 'signal', 'error', 'escalation'] as const;
const interrupting = (place: string): readonly string[] => TRIGGERS.map((trigger) => `${place}, ${trigger}`);
const notInterrupting = (place: string): readonly string[] =>
  TRIGGERS.filter((trigger) => trigger !== 'error').map((trigger) => `${place}, ${trigger}, not interrupting`);

/** Everything a long run must have seen at least once. */
export const EXPECTED: readonly string[] = [
  ...interrupting('boundary event'),
  ...notInterrupting('boundary event'),
  'boundary event, compensation',
  ...interrupting('event sub-process'),
  ...notInterrupting('event sub-process'),
  'embedded sub-process',
  'sub-process in a multi-instance loop',
  'call activity',
  'call activity in a multi-instance loop',
  'called process that calls',
  'ad-hoc sub-process, list of elements',
  'ad-hoc sub-process, completion condition',
  'ad-hoc sub-process, begun from outside',
  'ad-hoc sub-process, job',
  'multi-instance, sequential',
  'multi-instance, parallel',
  'service task',
  'send task',
  'receive task',
  'script task, FEEL',
  'script task, job',
  'business rule task, job',
  'user task, native',
  'user task, job',
  'manual task',
  'undefined task',
  'exclusive gateway',
  'parallel gateway',
  'inclusive gateway',
  'event-based gateway',
  'catch event, timer',
  'catch event, message',
  'catch event, signal',
  'catch event, link',
  'throw event, none',
  'throw event, message',
  'throw event, signal',
  'throw event, escalation',
  'throw event, compensation',
  'throw event, link',
  'end event, none',
  'end event, message',
  'end event, signal',
  'end event, error',
  'end event, escalation',
  'end event, compensation',
  'end event, terminate',
  'compensation handler',
  'loop back over a gateway',
  'input mapping',
  'output mapping',
  'execution listener',
  'variable in a nested scope',
  'job completed',
  'job failed, retries left',
  'job failed into an incident',
  'job handed out again after its lock',
  'BPMN error caught in the instance',
  'BPMN error caught by a calling instance',
  'BPMN error that nobody catches',
  'incident resolved',
  'user task completed',
  'timer fired',
  'message correlated',
  'message taken from the buffer',
  'duplicate message refused',
  'message nobody waits for refused',
  'signal broadcast',
  'variables set',
  'instance canceled',
  'instance modified',
  'modification refused',
  'instance migrated',
  'called instance migrated',
  'migration refused',
  'repeated command refused',
  'process completed',
];

export class Coverage {
  readonly counts = new Map<string, number>();

  saw(kind: string, times = 1): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + times);
  }

  /** Elements and events of one applied command; `process` is the definition the instance has. */
  sawApplied({ processInstanceKey, command, events, state }: AppliedCommand, process: ExecutableProcess): void {
    for (const event of events) for (const kind of kindsOf(event, process, processInstanceKey)) this.saw(kind);
    if (command.type === 'CREATE' && command.parent && process.bpmnProcessId === 'leaf')
      this.saw('called process that calls');
    if (command.type === 'MIGRATE') this.saw(state?.parent ? 'called instance migrated' : 'instance migrated');
    if (command.type === 'CHILD_THREW' && command.kind === 'error' && events.length > 0)
      this.saw('BPMN error caught by a calling instance');
  }

  get missing(): readonly string[] {
    return EXPECTED.filter((kind) => !this.counts.has(kind));
  }

  /** Kinds with how often each was seen, rarest first. */
  table(): string {
    return [...this.counts]
      .sort(([, a], [, b]) => a - b)
      .map(([kind, count]) => `${String(count).padStart(9)}  ${kind}`)
      .join('\n');
  }
}

const kindsOf = (event: EngineEvent, process: ExecutableProcess, processInstanceKey: string): readonly string[] => {
  switch (event.type) {
    case 'ELEMENT_ACTIVATING': {
      const element = process.elements[event.elementId];
      if (!element || event.scopeKey === null) return [];
      if (event.elementType === 'MULTI_INSTANCE_BODY') return loopKinds(element);
      return [
        ...elementKinds(element),
        ...(event.compensation === null ? [] : ['compensation handler']),
        ...(element.inputs.length > 0 ? ['input mapping'] : []),
        ...(element.outputs.length > 0 ? ['output mapping'] : []),
      ];
    }
    case 'SEQUENCE_FLOW_TAKEN':
      return process.flows[event.flowId]?.targetId.startsWith('again') && process.flows[event.flowId]?.condition
        ? ['loop back over a gateway']
        : [];
    case 'VARIABLE_CREATED':
      return event.scopeKey === processInstanceKey ? [] : ['variable in a nested scope'];
    case 'JOB_CREATED':
      return event.kind === 'EXECUTION_LISTENER' ? ['execution listener'] : [];
    case 'JOB_COMPLETED':
      return ['job completed'];
    case 'JOB_FAILED':
      return [event.retries > 0 ? 'job failed, retries left' : 'job failed into an incident'];
    case 'JOB_ERROR_THROWN':
      return event.caught ? ['BPMN error caught in the instance'] : [];
    case 'INCIDENT_CREATED':
      return [
        ...(event.errorType === 'UNHANDLED_ERROR_EVENT' ? ['BPMN error that nobody catches'] : []),
        `incident, ${event.errorType}`,
      ];
    case 'INCIDENT_RESOLVED':
      return ['incident resolved'];
    case 'USER_TASK_COMPLETED':
      return ['user task completed'];
    case 'WAIT_TRIGGERED':
      return event.wait.kind === 'timer'
        ? ['timer fired']
        : event.wait.kind === 'message'
          ? ['message correlated']
          : [];
    case 'PROCESS_INSTANCE_COMPLETED':
      return ['process completed'];
    default:
      return [];
  }
};

const loopKinds = (element: ExecutableElement): readonly string[] => {
  if (!('loop' in element) || !element.loop) return [];
  return [
    element.loop.sequential ? 'multi-instance, sequential' : 'multi-instance, parallel',
    ...(element.type === 'SUB_PROCESS' ? ['sub-process in a multi-instance loop'] : []),
    ...(element.type === 'CALL_ACTIVITY' ? ['call activity in a multi-instance loop'] : []),
  ];
};

/** The type as words: `SERVICE_TASK` is a service task. */
const words = (type: string): string => type.toLowerCase().replaceAll('_', ' ');

const elementKinds = (element: ExecutableElement): readonly string[] => {
  switch (element.type) {
    case 'BOUNDARY_EVENT':
      return [`boundary event, ${element.event.kind}${element.interrupting ? '' : ', not interrupting'}`];
    case 'START_EVENT':
      return element.event.kind === 'none'
        ? []
        : [`event sub-process, ${element.event.kind}${element.interrupting ? '' : ', not interrupting'}`];
    case 'INTERMEDIATE_CATCH_EVENT':
      return [`catch event, ${element.event.kind}`];
    case 'INTERMEDIATE_THROW_EVENT':
      return [`throw event, ${element.event.kind}`];
    case 'END_EVENT':
      return [`end event, ${element.event.kind}`];
    case 'AD_HOC_SUB_PROCESS':
      if (element.job) return ['ad-hoc sub-process, job'];
      if (element.completionCondition) return ['ad-hoc sub-process, completion condition'];
      return [`ad-hoc sub-process, ${element.activeElements ? 'list of elements' : 'begun from outside'}`];
    case 'SUB_PROCESS':
      return ['embedded sub-process'];
    case 'SCRIPT_TASK':
      return [element.implementation.kind === 'script' ? 'script task, FEEL' : 'script task, job'];
    case 'BUSINESS_RULE_TASK':
      return [`business rule task, ${element.implementation.kind}`];
    case 'USER_TASK':
      return [`user task, ${element.implementation}`];
    case 'TASK':
      return ['undefined task'];
    case 'EVENT_BASED_GATEWAY':
      return ['event-based gateway'];
    case 'PROCESS':
    case 'EVENT_SUB_PROCESS':
      return [];
    default:
      return [words(element.type)];
  }
};
