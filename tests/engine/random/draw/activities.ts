/** What every activity may carry: mappings, listeners, a multi-instance loop, boundary events. */
import { caught, type Trigger } from './eventDefinitions.ts';
import type { Scope } from './scope.ts';
import { extensions, formal, xml } from './xml.ts';

export interface Activity {
  readonly kind: string;
  readonly element: string;
  readonly attributes?: Readonly<Record<string, string | boolean | undefined>>;
  readonly extension?: string;
  /** What stands inside it. */
  readonly inside?: string;
  /** Boundary events it has in any case. */
  readonly guards?: readonly Guard[];
}

export interface Guard {
  readonly trigger: Trigger;
  readonly interrupting: boolean;
  readonly code?: string;
}

export const job = (type: string): string => xml('zeebe:taskDefinition', { type, retries: '2' });

/** Adds the activity with whatever chance gives it; answers from where the flow goes on. */
export const addActivity = (scope: Scope, from: string, activity: Activity): string => {
  const { file } = scope;
  const { id, make } = scope.node(activity.kind, activity.element, activity.attributes);
  scope.after(
    from,
    id,
    make(
      extensions(activity.extension ?? '', mappings(scope), listeners(scope, id)),
      file.chance(14) ? loop(scope) : '',
      activity.inside ?? '',
    ),
  );
  const guards = [...(activity.guards ?? []), ...(file.chance(30) ? [anyGuard(scope)] : [])];
  const ends = guards.flatMap((guard) => addGuard(scope, id, guard));
  if (ends.length === 0) return id;
  const merge = scope.node('merge', 'exclusiveGateway');
  scope.after(id, merge.id, merge.make());
  for (const end of ends) scope.flow(end, merge.id);
  return merge.id;
};

const anyGuard = (scope: Scope): Guard => ({
  trigger: scope.file.random.pick(['timer', 'message', 'signal'] as const),
  interrupting: scope.file.chance(50),
});

/** A boundary event and what follows it; answers what is to be merged with the activity's own flow. */
const addGuard = (scope: Scope, attachedToRef: string, { trigger, interrupting, code }: Guard): readonly string[] => {
  const event = scope.node(`boundary-${trigger}`, 'boundaryEvent', { attachedToRef, cancelActivity: interrupting });
  scope.add(event.make(caught(scope.file, trigger, interrupting, 'border', { error: code, escalation: code })));
  if (interrupting && scope.file.chance(50)) return [event.id];
  const handler = scope.node('handle', 'serviceTask');
  scope.after(event.id, handler.id, handler.make(extensions(job(handler.id))));
  if (interrupting) return [handler.id];
  if (scope.options.withoutEnds) return [];
  const end = scope.node('handled', 'endEvent');
  scope.after(handler.id, end.id, end.make());
  return [];
};

const mappings = ({ file }: Scope): string => {
  const number = String(file.number());
  const inputs = file.chance(20)
    ? [xml('zeebe:input', { source: '=n + 1', target: file.random.pick([`local${number}`, 'n']) })]
    : [];
  const outputs = file.chance(15) ? [xml('zeebe:output', { source: '=n', target: `result${number}` })] : [];
  return inputs.length + outputs.length === 0 ? '' : xml('zeebe:ioMapping', {}, ...inputs, ...outputs);
};

const listeners = ({ file }: Scope, id: string): string => {
  if (!file.chance(5)) return '';
  const eventType = file.random.pick(['start', 'end']);
  return xml('zeebe:executionListeners', {}, xml('zeebe:executionListener', { eventType, type: `${id}-listener` }));
};

const loop = ({ file }: Scope): string => {
  const number = String(file.number());
  const items = file.random.pick(['[1,2]', '[1,2,3]', '[1,2,3]', '[]', `items${number}`]);
  if (items.startsWith('items')) file.cures[items] = [1];
  const outputs = file.chance(50) ? { outputCollection: `out${number}`, outputElement: '=item' } : {};
  return xml(
    'bpmn:multiInstanceLoopCharacteristics',
    { isSequential: file.chance(50) },
    extensions(xml('zeebe:loopCharacteristics', { inputCollection: `=${items}`, inputElement: 'item', ...outputs })),
    file.chance(30) ? formal('bpmn:completionCondition', '=numberOfCompletedInstances >= 2') : '',
  );
};
