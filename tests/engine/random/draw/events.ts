/** Catching and throwing events, links, compensation, and ends in the middle of a flow. */
import { job } from './activities.ts';
import { compensation, error, escalation, link, message, onceTimer, signal } from './eventDefinitions.ts';
import type { Block, Scope } from './scope.ts';
import { extensions, xml } from './xml.ts';

export const catching: Block = (scope, from) => {
  const { file } = scope;
  const kind = file.random.pick(['timer', 'message', 'signal'] as const);
  const event = scope.node(`wait-${kind}`, 'intermediateCatchEvent');
  const definition =
    kind === 'timer' ? onceTimer(file) : kind === 'message' ? message(file.message()) : signal(file.signal());
  return scope.after(from, event.id, event.make(definition));
};

/** A signal of this file that something may wait for, or a new one. */
const thrownSignal = ({ file }: Scope): string =>
  file.signals.length > 0 && file.chance(80) ? file.random.pick(file.signals) : file.signal();

const thrownEscalation = ({ file, options }: Scope): string =>
  options.escalations.length > 0 && file.chance(85) ? file.random.pick(options.escalations) : file.escalation();

export const throwing: Block = (scope, from, depth) => {
  const { file, options } = scope;
  const kind = options.quiet ? 'message' : file.random.pick(['message', 'signal', 'escalation'] as const);
  if (kind === 'escalation') return escalating(scope, from, depth);
  const event = scope.node(`throw-${kind}`, 'intermediateThrowEvent');
  if (kind === 'message')
    return scope.after(from, event.id, event.make(extensions(job(event.id)), xml('bpmn:messageEventDefinition')));
  return scope.after(from, event.id, event.make(signal(thrownSignal(scope))));
};

export const escalating: Block = (scope, from) => {
  const event = scope.node('throw-escalation', 'intermediateThrowEvent');
  return scope.after(from, event.id, event.make(escalation(thrownEscalation(scope))));
};

export const linked: Block = (scope, from) => {
  const name = `link${String(scope.file.number())}`;
  const [away, here] = [scope.node('link', 'intermediateThrowEvent'), scope.node('linked', 'intermediateCatchEvent')];
  scope.after(from, away.id, away.make(link(name)));
  scope.add(here.make(link(name)));
  return here.id;
};

/** A task that is undone at once: by name, or with everything else in its scope. */
export const compensated: Block = (scope, from) => {
  const { file } = scope;
  const [done, undo] = [
    scope.node('done', 'serviceTask'),
    scope.node('undo', 'serviceTask', { isForCompensation: true }),
  ];
  scope.after(from, done.id, done.make(extensions(job(done.id))));
  const boundary = scope.node('compensable', 'boundaryEvent', { attachedToRef: done.id });
  scope.add(boundary.make(compensation()));
  scope.add(undo.make(extensions(job(undo.id))));
  scope.add(
    xml('bpmn:association', {
      id: `association-${boundary.id}`,
      sourceRef: boundary.id,
      targetRef: undo.id,
      associationDirection: 'One',
    }),
  );
  if (file.chance(30)) return done.id;
  const thrower = scope.node('compensate', 'intermediateThrowEvent');
  return scope.after(done.id, thrower.id, thrower.make(compensation(file.chance(50) ? done.id : undefined)));
};

/** One way ends the scope or leaves it, the other goes on. */
export const perhapsEnding: Block = (scope, from) => {
  const { file, options } = scope;
  const [id, on] = [scope.id('whether'), scope.node('on', 'intermediateThrowEvent')];
  const ownEnds = scope.inParallel > 0 ? [] : (['none', 'message', 'compensation'] as const);
  const end = endEvent(scope, [
    'terminate',
    ...ownEnds,
    ...(options.quiet || scope.inParallel > 0 ? [] : (['signal', 'escalation'] as const)),
    ...(options.errors.length > 0 ? (['error', 'error', 'error'] as const) : []),
  ]);
  scope.flow(id, end, `=modulo(n, ${String(file.random.between(2, 4))}) = 1`);
  const defaultFlow = scope.flow(id, on.id);
  scope.after(from, id, xml('bpmn:exclusiveGateway', { id, default: defaultFlow }));
  scope.add(on.make());
  return on.id;
};

type End = 'none' | 'terminate' | 'message' | 'compensation' | 'signal' | 'escalation' | 'error';

const endEvent = (scope: Scope, kinds: readonly End[]): string => {
  const { file, options } = scope;
  const kind = file.random.pick(kinds);
  const event = scope.node(`end-${kind}`, 'endEvent');
  const definition = {
    none: () => '',
    terminate: () => xml('bpmn:terminateEventDefinition'),
    message: () => extensions(job(event.id)) + xml('bpmn:messageEventDefinition'),
    compensation: () => compensation(),
    signal: () => signal(thrownSignal(scope)),
    escalation: () => escalation(thrownEscalation(scope)),
    error: () => error(file.random.pick(options.errors)),
  }[kind]();
  scope.add(event.make(definition));
  return event.id;
};

/** The end of a scope's main flow. */
export const addEnd = (scope: Scope, from: string): void => {
  scope.flow(from, endEvent(scope, ['none', 'none', 'none', 'terminate']));
};
