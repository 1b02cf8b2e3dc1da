/** The elements of a scope in the order in which a reader meets them: along the flow from its beginnings, then what is left. */
import { is, many, one, type ModdleElement } from '../lint/moddle.ts';

export const flowElements = (scope: ModdleElement): readonly ModdleElement[] => many(scope, 'flowElements');
export const isFlow = (element: ModdleElement): boolean => is(element, 'bpmn:SequenceFlow');
export const isEventScope = (element: ModdleElement): boolean =>
  is(element, 'bpmn:SubProcess') && element.get?.('triggeredByEvent') === true;

/** Sequence flows out of an element, the default way last. */
export function waysOut(element: ModdleElement): readonly ModdleElement[] {
  const fallback = one(element, 'default');
  const all = many(element, 'outgoing');
  return [...all.filter((flow) => flow !== fallback), ...all.filter((flow) => flow === fallback)];
}

export const targetOf = (flow: ModdleElement): ModdleElement | undefined => one(flow, 'targetRef');
export const hostOf = (element: ModdleElement): ModdleElement | undefined => one(element, 'attachedToRef');

/** Flow nodes of the scope itself; a boundary event stands right behind its host, event sub-processes stand last. */
export function inOrder(scope: ModdleElement): readonly ModdleElement[] {
  const nodes = flowElements(scope).filter((each) => is(each, 'bpmn:FlowNode'));
  const attached = nodes.filter((each) => hostOf(each) !== undefined);
  const found = new Set<ModdleElement>();
  const visit = (node: ModdleElement): void => {
    if (found.has(node) || !nodes.includes(node)) return;
    found.add(node);
    for (const flow of many(node, 'outgoing')) {
      const target = targetOf(flow);
      if (target) visit(target);
    }
    for (const boundary of attached) if (hostOf(boundary) === node) visit(boundary);
  };
  nodes.filter((node) => is(node, 'bpmn:StartEvent')).forEach(visit);
  nodes.filter((node) => !isEventScope(node)).forEach(visit);
  nodes.forEach(visit);
  return [...found];
}

/** Executable processes of a file, or all when none is. */
export function processesIn(definitions: ModdleElement): readonly ModdleElement[] {
  const all = many(definitions, 'rootElements').filter((each) => is(each, 'bpmn:Process'));
  const executable = all.filter((each) => each.get?.('isExecutable') === true);
  return executable.length > 0 ? executable : all;
}

/** Every element inside a scope, at any depth, in order. */
export function* everythingIn(scope: ModdleElement): Generator<ModdleElement> {
  for (const node of inOrder(scope)) {
    yield node;
    if (is(node, 'bpmn:SubProcess')) yield* everythingIn(node);
  }
}
