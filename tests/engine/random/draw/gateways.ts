/** Blocks of branches: exclusive, parallel, inclusive, event-based; and loops drawn with gateways. */
import { message, onceTimer, signal } from './eventDefinitions.ts';
import type { Block, Scope } from './scope.ts';
import { extensions, xml } from './xml.ts';

/** A branch begins with a node of its own, so that it may be empty but for that. */
const branch = (scope: Scope, depth: number, join: string): string => {
  const entry = scope.node('entry', 'intermediateThrowEvent');
  scope.add(entry.make());
  const last = scope.file.chance(75) ? scope.block(entry.id, depth - 1) : entry.id;
  scope.flow(last, join);
  return entry.id;
};

const branches = (scope: Scope, depth: number, join: string): readonly string[] =>
  Array.from({ length: scope.file.random.between(2, 3) }, () => branch(scope, depth, join));

export const parallel: Block = (scope, from, depth) => {
  const [fork, join] = [scope.node('fork', 'parallelGateway'), scope.node('join', 'parallelGateway')];
  scope.after(from, fork.id, fork.make());
  scope.add(join.make());
  scope.inParallel++;
  for (const entry of branches(scope, depth, join.id)) scope.flow(fork.id, entry);
  scope.inParallel--;
  return join.id;
};

/** Chooses by `n`; the first branch is the default one. */
const deciding =
  (element: 'exclusiveGateway' | 'inclusiveGateway'): Block =>
  (scope, from, depth) => {
    const join = scope.node('join', element);
    scope.add(join.make());
    const [first, ...others] = branches(scope, depth, join.id);
    const id = scope.id('decide');
    const defaultFlow = scope.flow(id, first!);
    others.forEach((entry, index) => scope.flow(id, entry, `=modulo(n, ${String(index + 2)}) = 0`));
    scope.after(from, id, xml(`bpmn:${element}`, { id, default: defaultFlow }));
    return join.id;
  };

export const exclusive = deciding('exclusiveGateway');
export const inclusive = deciding('inclusiveGateway');

/** No branch is the default one, and what they ask for is not there: an incident until somebody sets it. */
export const undecided: Block = (scope, from, depth) => {
  const [split, join] = [scope.node('route', 'exclusiveGateway'), scope.node('join', 'exclusiveGateway')];
  const variable = `route${String(scope.file.number())}`;
  scope.file.cures[variable] = 1;
  scope.after(from, split.id, split.make());
  scope.add(join.make());
  branches(scope, depth, join.id).forEach((entry, index) => {
    scope.flow(split.id, entry, `=${variable} = ${String(index + 1)}`);
  });
  return join.id;
};

/** Waits for the first of several events. */
export const race: Block = (scope, from) => {
  const { file } = scope;
  const [gateway, merge] = [scope.node('race', 'eventBasedGateway'), scope.node('merge', 'exclusiveGateway')];
  scope.after(from, gateway.id, gateway.make());
  scope.add(merge.make());
  const catching = (kind: string, definition: string): void => {
    const event = scope.node(kind, 'intermediateCatchEvent');
    scope.flow(scope.after(gateway.id, event.id, event.make(definition)), merge.id);
  };
  catching('late', onceTimer(file));
  catching('told', message(file.message()));
  if (file.chance(50)) catching('heard', signal(file.signal()));
  return merge.id;
};

/** Back to the beginning until it has been counted often enough. */
export const repeated: Block = (scope, from, depth) => {
  const { file } = scope;
  const count = `count${String(file.number())}`;
  file.cures[count] = 9;
  const [again, counting] = [scope.node('again', 'exclusiveGateway'), scope.node('count', 'scriptTask')];
  scope.after(from, again.id, again.make());
  const expression = `=if ${count} = null then 1 else ${count} + 1`;
  scope.after(
    scope.block(again.id, depth - 1),
    counting.id,
    counting.make(extensions(xml('zeebe:script', { expression, resultVariable: count }))),
  );
  const [decide, on] = [scope.id('enough'), scope.node('on', 'intermediateThrowEvent')];
  scope.flow(decide, again.id, `=${count} < 2`);
  const defaultFlow = scope.flow(decide, on.id);
  scope.after(counting.id, decide, xml('bpmn:exclusiveGateway', { id: decide, default: defaultFlow }));
  scope.add(on.make());
  return on.id;
};
