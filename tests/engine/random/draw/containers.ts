/** Sub-processes: embedded, event-triggered, ad-hoc. */
import { addActivity, type Guard } from './activities.ts';
import { caught, type Trigger } from './eventDefinitions.ts';
import { addEnd, escalating } from './events.ts';
import { Scope, type Block, type ScopeOptions } from './scope.ts';
import { task } from './tasks.ts';
import type { Drawing } from './drawing.ts';
import { formal, xml } from './xml.ts';

/** Start, a block, end, and perhaps event sub-processes beside them. */
export const contents = (
  file: Drawing,
  options: ScopeOptions,
  depth: number,
  last: (scope: Scope, from: string) => string = (_, from) => from,
): string => {
  const events = options.quiet || !file.chance(35) ? [] : [eventSubProcess(file, options, depth)];
  const scope = new Scope(file, {
    ...options,
    errors: [...options.errors, ...events.flatMap(({ error }) => error ?? [])],
    escalations: [...options.escalations, ...events.flatMap(({ escalation }) => escalation ?? [])],
  });
  const start = scope.node('start', 'startEvent');
  scope.add(start.make());
  const escalates = events.some(({ escalation }) => escalation !== undefined) && file.chance(60);
  const begun = escalates ? escalating(scope, start.id, depth) : start.id;
  addEnd(scope, last(scope, blocks(scope, begun, depth)));
  for (const event of events) scope.add(event.xml);
  return scope.toXml();
};

/** As many blocks as there is room for in a process, and at least one. */
const blocks = (scope: Scope, from: string, depth: number): string => {
  let last = from;
  do last = scope.block(last, depth);
  while (scope.file.room > 0 && scope.file.chance(depth * 25));
  return last;
};

interface EventSubProcess {
  readonly xml: string;
  readonly error?: string;
  readonly escalation?: string;
}

const eventSubProcess = (file: Drawing, options: ScopeOptions, depth: number): EventSubProcess => {
  const trigger: Trigger = file.random.pick(['timer', 'message', 'signal', 'error', 'escalation'] as const);
  const interrupting = trigger === 'error' || file.chance(50);
  const code = trigger === 'error' ? file.error() : trigger === 'escalation' ? file.escalation() : undefined;
  const scope = new Scope(file, { ...options, quiet: true, calls: null });
  const start = scope.node(`on-${trigger}`, 'startEvent', { isInterrupting: interrupting });
  scope.add(start.make(caught(file, trigger, interrupting, 'sub-process', { error: code, escalation: code })));
  addEnd(scope, scope.block(start.id, Math.min(depth - 1, 1)));
  const id = file.id(options.processId, `event-${trigger}`);
  return {
    xml: xml('bpmn:subProcess', { id, name: file.nameOf(id), triggeredByEvent: 'true' }, scope.toXml()),
    ...(trigger === 'error' && code !== undefined && { error: code }),
    ...(trigger === 'escalation' && code !== undefined && { escalation: code }),
  };
};

/** Some catch what is thrown inside. */
export const subProcess: Block = (scope, from, depth) => {
  const { file, options } = scope;
  const error = file.chance(50) ? file.error() : null;
  const escalation = !options.quiet && file.chance(50) ? file.escalation() : null;
  const guards: Guard[] = [];
  if (error !== null) guards.push({ trigger: 'error', interrupting: true, code: error });
  if (escalation !== null) guards.push({ trigger: 'escalation', interrupting: file.chance(50), code: escalation });
  const inner: ScopeOptions = {
    ...options,
    errors: [...options.errors, ...(error === null ? [] : [error])],
    escalations: [...options.escalations, ...(escalation === null ? [] : [escalation])],
  };
  return addActivity(scope, from, {
    kind: 'sub',
    element: 'subProcess',
    inside: contents(file, inner, depth - 1),
    guards,
  });
};

/** Its elements are begun by a list, from outside, or by its job. */
export const adHoc: Block = (scope, from, depth) => {
  const { file, options } = scope;
  const inner = new Scope(file, { ...options, quiet: true, calls: null, withoutEnds: true });
  const entries = Array.from({ length: file.random.between(1, 3) }, () => {
    const entry = inner.node('choice', 'manualTask');
    inner.add(entry.make());
    if (file.chance(80)) task(inner, entry.id, depth);
    return entry.id;
  });
  const done = `done${String(file.number())}`;
  const mode = file.random.pick(['list', 'condition', 'outside', 'job'] as const);
  const active =
    mode === 'list' || mode === 'condition' ? `=[${entries.map((id) => `"${id}"`).join(', ')}]` : undefined;
  if (mode === 'condition') file.cures[done] = true;
  return addActivity(scope, from, {
    kind: 'ad-hoc',
    element: 'adHocSubProcess',
    attributes: { cancelRemainingInstances: mode === 'condition' ? file.chance(50) : undefined },
    extension:
      (mode === 'job' ? xml('zeebe:taskDefinition', { type: `${done}-agent`, retries: '2' }) : '') +
      (mode === 'job' ? '' : xml('zeebe:adHoc', { activeElementsCollection: active })),
    inside:
      inner.toXml() + (mode === 'condition' ? formal('bpmn:completionCondition', `=get or else(${done}, false)`) : ''),
  });
};
