import { is, many, one, type ModdleElement, type RuleFactory } from '../moddle.ts';

/** Every element of a process or sub-process can be reached from a start, and an end can be reached from it. */
export const reachable: RuleFactory = () => ({
  check(node, reporter) {
    if (!is(node, 'bpmn:Process') && !is(node, 'bpmn:SubProcess')) return;
    const inside = many(node, 'flowElements').filter((each) => is(each, 'bpmn:FlowNode'));
    const flows = many(node, 'flowElements').filter((each) => is(each, 'bpmn:SequenceFlow'));
    const boundaries = inside.filter((each) => is(each, 'bpmn:BoundaryEvent'));
    const forward = edges([
      ...flows.map((flow) => [one(flow, 'sourceRef'), one(flow, 'targetRef')] as const),
      ...boundaries.map((event) => [one(event, 'attachedToRef'), event] as const),
      ...linkPairs(inside),
    ]);
    const starts = inside.filter((each) => is(each, 'bpmn:StartEvent') || isTriggered(each) || isAdHoc(node));
    const reached = follow(starts, forward.to);
    for (const each of inside)
      if (!reached.has(each) && each.get?.('isForCompensation') !== true)
        reporter.report(each.id ?? '', 'No path leads here.', { zh: '没有路径能到达这里' });
    const ends = inside.filter((each) => many(each, 'outgoing').length === 0 && !isThrowingLink(each));
    const ending = follow(ends, forward.from);
    for (const each of inside)
      if (reached.has(each) && !ending.has(each))
        reporter.report(each.id ?? '', 'No path from here reaches an end.', { zh: '从这里出发没有路径能到达结束' });
  },
});

type Neighbours = ReadonlyMap<ModdleElement, readonly ModdleElement[]>;

function edges(pairs: readonly (readonly [ModdleElement | undefined, ModdleElement | undefined])[]): {
  readonly to: Neighbours;
  readonly from: Neighbours;
} {
  const to = new Map<ModdleElement, ModdleElement[]>();
  const from = new Map<ModdleElement, ModdleElement[]>();
  for (const [source, target] of pairs) {
    if (!source || !target) continue;
    to.set(source, [...(to.get(source) ?? []), target]);
    from.set(target, [...(from.get(target) ?? []), source]);
  }
  return { to, from };
}

function follow(begin: readonly ModdleElement[], neighbours: Neighbours): ReadonlySet<ModdleElement> {
  const found = new Set(begin);
  for (const each of found) for (const next of neighbours.get(each) ?? []) found.add(next);
  return found;
}

const isTriggered = (node: ModdleElement): boolean => node.get?.('triggeredByEvent') === true;
const isAdHoc = (node: ModdleElement): boolean => is(node, 'bpmn:AdHocSubProcess');

const linkName = (node: ModdleElement): string | undefined =>
  many(node, 'eventDefinitions').find((each) => is(each, 'bpmn:LinkEventDefinition'))?.name;
const isThrowingLink = (node: ModdleElement): boolean =>
  is(node, 'bpmn:IntermediateThrowEvent') && linkName(node) !== undefined;

/** A link goes on at the catch event of its name. */
function linkPairs(inside: readonly ModdleElement[]): readonly (readonly [ModdleElement, ModdleElement])[] {
  const catching = inside.filter((each) => is(each, 'bpmn:IntermediateCatchEvent') && linkName(each) !== undefined);
  return inside
    .filter(isThrowingLink)
    .flatMap((thrown) =>
      catching.filter((each) => linkName(each) === linkName(thrown)).map((each) => [thrown, each] as const),
    );
}
