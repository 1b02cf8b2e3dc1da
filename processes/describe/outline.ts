/** A diagram as a tree that can be read aloud: scopes, what is in them, and where each goes. Editing is by the ids. */
import { is, many, one, text, type ModdleElement } from '../lint/moddle.ts';
import { givenName, kindWords } from './elementWords.ts';
import { conditionWords } from './feelWords.ts';
import { hostOf, inOrder, processesIn, targetOf, waysOut } from './flowOrder.ts';
import { readDiagram } from './readDiagram.ts';
import { words, type Words } from './words.ts';

/** A sequence flow out of an element. */
export interface Way {
  readonly flowId: string;
  readonly targetId: string;
  readonly targetName: Words;
  readonly name: Words | null;
  /** When it is taken; null when nothing decides. */
  readonly when: Words | null;
}

export interface OutlineNode {
  readonly id: string;
  /** BPMN type, e.g. `bpmn:UserTask`: what the modeler knows it as. */
  readonly type: string;
  readonly kind: Words;
  /** Null when it has no name. */
  readonly name: Words | null;
  /** Lane that it stands in. */
  readonly lane: Words | null;
  /** Of a boundary event: the element it is attached to, and whether it ends that element's work. */
  readonly attachedTo: { readonly id: string; readonly interrupting: boolean } | null;
  readonly goesTo: readonly Way[];
  readonly comesFrom: readonly string[];
  readonly children: readonly OutlineNode[];
}

export const outline = async (xml: string): Promise<readonly OutlineNode[]> => outlineOf(await readDiagram(xml));

/** One tree for each process; also of the definitions that a modeler holds. */
export const outlineOf = (definitions: ModdleElement): readonly OutlineNode[] =>
  processesIn(definitions).map((process) => nodeOf(process, lanesOf(process)));

type Lanes = ReadonlyMap<ModdleElement, Words | null>;

const nodeOf = (element: ModdleElement, lanes: Lanes): OutlineNode => ({
  id: element.id ?? '',
  type: element.$type,
  kind: kindWords(element),
  name: givenName(element),
  lane: lanes.get(element) ?? null,
  attachedTo: attachment(element),
  goesTo: waysOut(element).flatMap((flow) => wayOf(flow, one(element, 'default'))),
  comesFrom: many(element, 'incoming').flatMap((flow) => one(flow, 'sourceRef')?.id ?? []),
  children: many(element, 'flowElements').length === 0 ? [] : inOrder(element).map((child) => nodeOf(child, lanes)),
});

function attachment(element: ModdleElement): OutlineNode['attachedTo'] {
  const host = hostOf(element);
  return host ? { id: host.id ?? '', interrupting: element.get?.('cancelActivity') !== false } : null;
}

function wayOf(flow: ModdleElement, fallback: ModdleElement | undefined): readonly Way[] {
  const target = targetOf(flow);
  if (!target) return [];
  const condition = text(one(flow, 'conditionExpression'), 'body');
  return [
    {
      flowId: flow.id ?? '',
      targetId: target.id ?? '',
      targetName: givenName(target) ?? kindWords(target),
      name: givenName(flow),
      when: condition ? conditionWords(condition) : flow === fallback ? OTHERWISE : null,
    },
  ];
}

const OTHERWISE = words('其他情况', 'otherwise');

/** Lanes may be nested; the innermost counts. */
function lanesOf(process: ModdleElement): Lanes {
  const lanes = new Map<ModdleElement, Words | null>();
  const visit = (set: ModdleElement): void => {
    for (const lane of many(set, 'lanes')) {
      for (const node of many(lane, 'flowNodeRef')) if (is(node, 'bpmn:FlowNode')) lanes.set(node, givenName(lane));
      const inner = one(lane, 'childLaneSet');
      if (inner) visit(inner);
    }
  };
  many(process, 'laneSets').forEach(visit);
  return lanes;
}
