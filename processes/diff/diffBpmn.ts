/** Two versions of a flow: what is new, gone or other in words, and (by bpmn-js-differ) what was only moved on the drawing. */
import { diff } from 'bpmn-js-differ';
import { is, many, one, type ModdleElement } from '../lint/moddle.ts';
import { calledWords } from '../describe/elementWords.ts';
import { everythingIn, processesIn } from '../describe/flowOrder.ts';
import { readDiagram } from '../describe/readDiagram.ts';
import { plural, words, type Words } from '../describe/words.ts';
import { numbered, type ModelDiff, type Unnumbered } from './change.ts';
import { facetsOf, formOf, namesOf, type Facet } from './facets.ts';
import { isWay, nodeAdded, nodeRemoved, wayAdded, wayRemoved } from './nodes.ts';
import { facetSentence, otherSettings, redirected, renamed } from './sentences.ts';
import { unchangedWords } from './unchanged.ts';
import { unsaidSettings } from './unsaid.ts';

export async function diffModels(olderXml: string, newerXml: string): Promise<ModelDiff> {
  const [older, newer] = await Promise.all([readDiagram(olderXml), readDiagram(newerXml)]);
  return new Comparison(older, newer).result();
}

interface Side {
  readonly elements: ReadonlyMap<string, ModdleElement>;
  readonly lanes: ReadonlyMap<ModdleElement, ModdleElement>;
}

class Comparison {
  readonly #older: Side;
  readonly #newer: Side;
  readonly #differ: ReturnType<typeof diff>;
  /** The step that shows each form, in either version. */
  readonly #forms: ReadonlyMap<string, Words>;

  constructor(older: ModdleElement, newer: ModdleElement) {
    this.#differ = diff(older, newer);
    this.#older = sideOf(older);
    this.#newer = sideOf(newer);
    this.#forms = new Map([...formsIn(this.#newer), ...formsIn(this.#older)]);
  }

  result(): ModelDiff {
    const changes = [...this.#addedAndChanged(), ...this.#removed()];
    const touched = new Set(changes.flatMap(({ elementId, together }) => [elementId, ...together]));
    const { _layoutChanged, _added, _removed } = this.#differ;
    const moved = Object.keys(_layoutChanged).filter((id) => !(id in _added) && !(id in _removed));
    return {
      changes: numbered(changes),
      layout: moved.length === 0 ? null : { elementIds: moved, words: onlyMoved(moved.length) },
      unchanged: unchangedWords(this.#older.elements, this.#newer.elements, touched),
    };
  }

  /** In the order of the newer flow. */
  #addedAndChanged(): readonly Unnumbered[] {
    return [...this.#newer.elements].flatMap(([id, element]) => {
      const before = this.#older.elements.get(id);
      return before ? this.#changed(id, before, element) : this.#added(id, element);
    });
  }

  #added(elementId: string, element: ModdleElement): readonly Unnumbered[] {
    if (isWay(element)) {
      const isPartOfNewStep = ends(element).some((end) => !this.#older.elements.has(end));
      return isPartOfNewStep ? [] : [{ kind: 'ADDED', elementId, together: [], ...wayAdded(element) }];
    }
    const together = waysAt(element).filter((id) => !this.#older.elements.has(id));
    return [{ kind: 'ADDED', elementId, together, ...nodeAdded(element, this.#facets(this.#newer, element)) }];
  }

  #removed(): readonly Unnumbered[] {
    return [...this.#older.elements].flatMap(([elementId, element]): readonly Unnumbered[] => {
      if (this.#newer.elements.has(elementId)) return [];
      if (isWay(element)) {
        const isPartOfOldStep = ends(element).some((end) => !this.#newer.elements.has(end));
        return isPartOfOldStep ? [] : [{ kind: 'REMOVED', elementId, together: [], ...wayRemoved(element) }];
      }
      const together = waysAt(element).filter((id) => !this.#newer.elements.has(id));
      return [{ kind: 'REMOVED', elementId, together, ...nodeRemoved(element, this.#facets(this.#older, element)) }];
    });
  }

  #changed(elementId: string, before: ModdleElement, after: ModdleElement): readonly Unnumbered[] {
    const at = { kind: 'CHANGED' as const, elementId, together: [] };
    const found: Unnumbered[] = [];
    const [oldName, newName] = [namesOf(before), namesOf(after)];
    const named = wayWords(after) ?? calledWords(after);
    if (oldName.zh !== newName.zh || oldName.en !== newName.en)
      found.push({ ...at, ...renamed(named, oldName, newName) });
    const differing = pairs(this.#facets(this.#older, before), this.#facets(this.#newer, after)).filter(
      ([old, now]) => old?.text !== now?.text,
    );
    found.push(...differing.map(([old, now]) => ({ ...at, ...this.#sentence(after, named, old, now) })));
    const unsaid = unsaidSettings(
      before,
      after,
      differing.flatMap((pair) => pair.filter((facet) => facet !== undefined)),
    );
    if (unsaid.length > 0) found.push({ ...at, ...otherSettings(named, unsaid) });
    return found;
  }

  #sentence(element: ModdleElement, named: Words, old: Facet | undefined, now: Facet | undefined) {
    if (!old || !now || now.aspect !== 'WAY') return facetSentence(named, old, now);
    const otherEnd = one(element, now.key === 'to' ? 'sourceRef' : 'targetRef');
    return redirected(old, now, otherEnd ? calledWords(otherEnd) : named);
  }

  #facets(side: Side, element: ModdleElement): readonly Facet[] {
    const formWords = (formId: string): Words | null => this.#forms.get(formId) ?? null;
    return facetsOf(element, { lane: side.lanes.get(element), formWords });
  }
}

const onlyMoved = (count: number): Words =>
  words(
    `另有 ${count} 处只挪了图上的位置。`,
    `${plural(count, 'shape was', 'shapes were')} only moved on the drawing.`,
  );

/** A way has seldom a name of its own, so it is called by its ends. */
function wayWords(element: ModdleElement): Words | null {
  const [from, to] = [one(element, 'sourceRef'), one(element, 'targetRef')];
  if (!isWay(element) || !from || !to) return null;
  const [a, b] = [calledWords(from), calledWords(to)];
  return words(`${a.zh}到${b.zh}`, `${a.en} to ${b.en}`);
}

const ends = (flow: ModdleElement): readonly string[] =>
  [one(flow, 'sourceRef'), one(flow, 'targetRef')].flatMap((end) => end?.id ?? []);
const waysAt = (node: ModdleElement): readonly string[] =>
  [...many(node, 'incoming'), ...many(node, 'outgoing')].flatMap(({ id }) => id ?? []);

/** Facets of both sides by aspect and key. */
function pairs(
  before: readonly Facet[],
  after: readonly Facet[],
): readonly (readonly [Facet | undefined, Facet | undefined])[] {
  const keyOf = ({ aspect, key }: Facet): string => `${aspect} ${key}`;
  const newer = new Map(after.map((facet) => [keyOf(facet), facet]));
  const older = new Map(before.map((facet) => [keyOf(facet), facet]));
  return [...new Set([...older.keys(), ...newer.keys()])].map((key) => [older.get(key), newer.get(key)]);
}

/** A form that several steps show goes by the first of them. */
const formsIn = ({ elements }: Side): readonly (readonly [string, Words])[] =>
  [...elements.values()].reverse().flatMap((element) => {
    const form = formOf(element);
    const named = calledWords(element);
    return form === undefined ? [] : [[form, words(`${named.zh}的表单`, `the form of ${named.en}`)] as const];
  });

/** Every participant, process, lane, step and way by its id, along the flow; each way behind the step that it leaves. */
function sideOf(definitions: ModdleElement): Side {
  const elements = new Map<string, ModdleElement>();
  const lanes = new Map<ModdleElement, ModdleElement>();
  const add = (element: ModdleElement): void => void (element.id && elements.set(element.id, element));
  for (const root of many(definitions, 'rootElements')) many(root, 'participants').forEach(add);
  for (const process of processesIn(definitions)) {
    add(process);
    many(process, 'laneSets').forEach((set) => visitLanes(set, add, lanes));
    for (const node of everythingIn(process)) {
      add(node);
      many(node, 'outgoing').forEach(add);
    }
    danglingWays(process).forEach(add);
  }
  return { elements, lanes };
}

function visitLanes(
  set: ModdleElement,
  add: (element: ModdleElement) => void,
  lanes: Map<ModdleElement, ModdleElement>,
): void {
  for (const lane of many(set, 'lanes')) {
    add(lane);
    for (const node of many(lane, 'flowNodeRef')) lanes.set(node, lane);
    const inner = one(lane, 'childLaneSet');
    if (inner) visitLanes(inner, add, lanes);
  }
}

/** Ways that their source does not list: a file need not repeat them there. */
const danglingWays = (scope: ModdleElement): readonly ModdleElement[] =>
  many(scope, 'flowElements').flatMap((each) =>
    is(each, 'bpmn:SequenceFlow') ? [each] : is(each, 'bpmn:SubProcess') ? danglingWays(each) : [],
  );
