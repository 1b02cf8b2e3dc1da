/**
 * Executable models for tests of the core, written as a list of elements and arrows. (Reading BPMN
 * files is engine/model's business and tested there.)
 *
 *   buildProcess('p', [start(), service('work'), end()], ['start -> work -> end'])
 */
import type { ExecutableElement, ExecutableProcess, Expression, SequenceFlow } from '../../../engine/core/model.ts';

/** `=` begins FEEL, everything else is text, as in the files. */
export const expression = (text: string): Expression =>
  text.startsWith('=') ? { kind: 'feel', source: text.slice(1).trim() } : { kind: 'static', value: text };

/** An element before it is placed: its own parts, its children, its children's arrows. */
export interface Part {
  readonly id: string;
  readonly own: Readonly<Record<string, unknown>> & { readonly type: ExecutableElement['type'] };
  readonly children?: readonly Part[];
  readonly arrows?: readonly string[];
}
type More = Readonly<Record<string, unknown>>;

const activity = { boundaryEventIds: [], loop: null, isForCompensation: false, compensationHandlerId: null };
const job = (type: string) => ({ type: expression(type), retries: expression('3'), headers: {} });
const none = { kind: 'none' };

export const start = (id = 'start', event: unknown = none, more: More = {}): Part => ({
  id,
  own: { type: 'START_EVENT', event, interrupting: true, form: null, ...more },
});
export const end = (id = 'end', event: unknown = none): Part => ({ id, own: { type: 'END_EVENT', event } });
export const service = (id: string, more: More = {}): Part => ({
  id,
  own: { type: 'SERVICE_TASK', ...activity, job: job(id), ...more },
});
export const send = (id: string, more: More = {}): Part => ({
  id,
  own: { type: 'SEND_TASK', ...activity, job: job(id), ...more },
});
export const manual = (id: string, more: More = {}): Part => ({
  id,
  own: { type: 'MANUAL_TASK', ...activity, ...more },
});
export const task = (id: string, more: More = {}): Part => ({ id, own: { type: 'TASK', ...activity, ...more } });
export const script = (id: string, source: string, resultVariable: string, more: More = {}): Part => ({
  id,
  own: {
    type: 'SCRIPT_TASK',
    ...activity,
    implementation: { kind: 'script', expression: expression(source), resultVariable },
    ...more,
  },
});
export const rule = (id: string, decisionId: string, resultVariable: string): Part => ({
  id,
  own: {
    type: 'BUSINESS_RULE_TASK',
    ...activity,
    implementation: {
      kind: 'decision',
      decisionId: expression(decisionId),
      binding: { kind: 'latest' },
      resultVariable,
    },
  },
});
export const receive = (id: string, name: string, key: string, more: More = {}): Part => ({
  id,
  own: { type: 'RECEIVE_TASK', ...activity, event: message(name, key), ...more },
});
export const userTask = (id: string, more: More = {}): Part => ({
  id,
  own: {
    type: 'USER_TASK',
    ...activity,
    implementation: 'native',
    assignee: null,
    candidateGroups: null,
    candidateUsers: null,
    dueDate: null,
    followUpDate: null,
    priority: null,
    form: null,
    headers: {},
    taskListeners: [],
    ...more,
  },
});
export const call = (id: string, processId: string, more: More = {}): Part => ({
  id,
  own: {
    type: 'CALL_ACTIVITY',
    ...activity,
    processId: expression(processId),
    binding: { kind: 'latest' },
    propagateAllChildVariables: true,
    propagateAllParentVariables: true,
    ...more,
  },
});
export const exclusive = (id: string, defaultFlowId: string | null = null): Part => ({
  id,
  own: { type: 'EXCLUSIVE_GATEWAY', defaultFlowId },
});
export const inclusive = (id: string, defaultFlowId: string | null = null): Part => ({
  id,
  own: { type: 'INCLUSIVE_GATEWAY', defaultFlowId },
});
export const parallel = (id: string): Part => ({ id, own: { type: 'PARALLEL_GATEWAY' } });
export const eventGateway = (id: string): Part => ({ id, own: { type: 'EVENT_BASED_GATEWAY' } });
export const catching = (id: string, event: unknown): Part => ({
  id,
  own: { type: 'INTERMEDIATE_CATCH_EVENT', event },
});
export const throwing = (id: string, event: unknown = none): Part => ({
  id,
  own: { type: 'INTERMEDIATE_THROW_EVENT', event },
});
export const boundary = (id: string, attachedToId: string, event: unknown, interrupting = true): Part => ({
  id,
  own: { type: 'BOUNDARY_EVENT', attachedToId, event, interrupting },
});
export const subProcess = (
  id: string,
  children: readonly Part[],
  arrows: readonly string[],
  more: More = {},
): Part => ({
  id,
  own: { type: 'SUB_PROCESS', ...activity, ...more },
  children,
  arrows,
});
export const eventSubProcess = (id: string, children: readonly Part[], arrows: readonly string[]): Part => ({
  id,
  own: { type: 'EVENT_SUB_PROCESS', startEventId: children.find(({ own }) => own.type === 'START_EVENT')!.id },
  children,
  arrows,
});
export const adHoc = (id: string, children: readonly Part[], arrows: readonly string[], more: More = {}): Part => ({
  id,
  own: {
    type: 'AD_HOC_SUB_PROCESS',
    ...activity,
    activeElements: null,
    completionCondition: null,
    cancelRemainingInstances: true,
    outputCollection: null,
    outputElement: null,
    job: null,
    ...more,
  },
  children,
  arrows,
});

export const message = (name: string, correlationKey: string) => ({
  kind: 'message',
  name: expression(name),
  correlationKey: expression(correlationKey),
});
export const messageThrow = (type: string) => ({ kind: 'message', job: job(type) });
export const signal = (name: string) => ({ kind: 'signal', name: expression(name) });
export const timer = (kind: 'date' | 'duration' | 'cycle', text: string) => ({
  kind: 'timer',
  timer: { kind, expression: expression(text) },
});
export const errorCatch = (code: string | null) => ({ kind: 'error', code });
export const errorThrow = (code: string) => ({ kind: 'error', code: expression(code) });
export const escalationCatch = (code: string | null) => ({ kind: 'escalation', code });
export const escalationThrow = (code: string) => ({ kind: 'escalation', code: expression(code) });
export const compensation = (activityId: string | null = null) => ({ kind: 'compensation', activityId });
export const terminate = { kind: 'terminate' };
export const link = (name: string, targetId?: string) => ({ kind: 'link', name, ...(targetId && { targetId }) });
export const map = (source: string, target: string) => ({ source: expression(source), target });
export const loop = (inputCollection: string, more: More = {}) => ({
  loop: {
    sequential: false,
    inputCollection: expression(inputCollection),
    inputElement: 'item',
    outputCollection: null,
    outputElement: null,
    completionCondition: null,
    ...more,
  },
});
export const listener = (eventType: string, type: string) => ({ eventType, job: job(type) });

/** Arrows like `a -> b -> c` or `a -[=x > 1]-> b`; a flow's id is `a_b`. Part fields given under `more` win. */
export const buildProcess = (
  id: string,
  children: readonly Part[],
  arrows: readonly string[],
  more: More = {},
): ExecutableProcess => {
  const elements: Record<string, Record<string, unknown>> = {};
  const flows: Record<string, SequenceFlow> = {};
  place(elements, flows, { id, own: { type: 'PROCESS', ...more }, children, arrows }, null);
  for (const element of Object.values(elements)) {
    if (element['type'] !== 'BOUNDARY_EVENT') continue;
    const host = elements[element['attachedToId'] as string]!;
    host['boundaryEventIds'] = [...(host['boundaryEventIds'] as string[]), element['id'] as string];
  }
  return {
    bpmnProcessId: id,
    name: null,
    versionTag: null,
    isExecutable: true,
    elements: elements as unknown as ExecutableProcess['elements'],
    flows,
    messages: {},
    signals: {},
    errors: {},
    escalations: {},
  };
};

const place = (
  elements: Record<string, Record<string, unknown>>,
  flows: Record<string, SequenceFlow>,
  part: Part,
  scopeId: string | null,
): void => {
  const base = {
    id: part.id,
    name: null,
    scopeId,
    incoming: [],
    outgoing: [],
    inputs: [],
    outputs: [],
    listeners: [],
    properties: {},
  };
  const { children } = part;
  const container = children && {
    childIds: children.map((child) => child.id),
    noneStartEventId: children.find(({ own }) => own.type === 'START_EVENT' && own['event'] === none)?.id ?? null,
    eventSubProcessIds: children.filter(({ own }) => own.type === 'EVENT_SUB_PROCESS').map((child) => child.id),
  };
  elements[part.id] = { ...base, ...container, ...part.own };
  for (const child of children ?? []) place(elements, flows, child, part.id);
  for (const arrow of part.arrows ?? []) drawArrow(elements, flows, arrow);
};

const drawArrow = (
  elements: Record<string, Record<string, unknown>>,
  flows: Record<string, SequenceFlow>,
  arrow: string,
): void => {
  const pieces = arrow.split(/\s*-(?:\[(.*?)\]-)?>\s*/);
  for (let i = 0; i + 2 < pieces.length; i += 2) {
    const [sourceId, condition, targetId] = pieces.slice(i, i + 3) as [string, string | undefined, string];
    const flowId = `${sourceId}_${targetId}`;
    flows[flowId] = { id: flowId, name: null, sourceId, targetId, condition: condition ? expression(condition) : null };
    for (const [elementId, side] of [
      [sourceId, 'outgoing'],
      [targetId, 'incoming'],
    ] as const) {
      const element = elements[elementId];
      if (!element) throw new Error(`no element '${elementId}' in '${arrow}'`);
      element[side] = [...(element[side] as string[]), flowId];
    }
  }
};
