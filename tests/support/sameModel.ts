/** Whether two BPMN files say the same: every element, attribute, reference and extension, whatever the text looks like. */
import { readBpmn } from '../processes/support/moddle.ts';

interface Node {
  readonly $type: string;
  readonly $attrs?: Readonly<Record<string, unknown>>;
  readonly $descriptor?: {
    readonly isGeneric?: boolean;
    readonly properties?: readonly { readonly name: string; readonly isReference?: boolean }[];
  };
  get?(name: string): unknown;
  readonly id?: string;
}
type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && '$type' in value;
/** Names of namespaces and where their schemas are do not belong to the model, and types stand in `$type`. */
const isMeaning = (name: string): boolean => !/^xmlns\b|^xsi:|^\$/.test(name);

const idOf = (value: unknown): string => (isNode(value) && typeof value.id === 'string' ? value.id : '');

function plain(value: unknown): Plain {
  // Which of several elements with an id stands first says nothing.
  if (Array.isArray(value) && value.some(isNode))
    return Object.fromEntries(value.map((each, n) => [idOf(each) || String(n), plain(each)]));
  if (Array.isArray(value)) return value.map(plain);
  // Coordinates are whole in the editor: half a pixel is not seen.
  if (typeof value === 'number') return Math.round(value);
  if (isNode(value)) return plainNode(value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

const referred = (value: unknown): Plain =>
  Array.isArray(value) ? value.map(referred) : isNode(value) ? (value.id ?? '?') : null;

/** What the editor settles itself: the box around a label's words, and whether a gateway shows its sign where the file leaves that open. */
const DRAWN_ANEW: ReadonlySet<string> = new Set(['bpmndi:BPMNLabel bounds', 'bpmndi:BPMNShape isMarkerVisible']);

function plainNode(node: Node): Plain {
  const said: Record<string, Plain> = { $type: node.$type };
  for (const { name, isReference } of node.$descriptor?.properties ?? []) {
    const value = node.get?.(name);
    if (DRAWN_ANEW.has(`${node.$type} ${name.replace(/^\w+:/, '')}`)) continue;
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    said[name] = isReference === true ? referred(value) : plain(value);
  }
  // Elements of other vendors have no descriptor of properties: what they hold stands on them.
  const own = node.$descriptor?.isGeneric === true ? Object.entries(node) : Object.entries(node.$attrs ?? {});
  for (const [name, value] of own) if (isMeaning(name)) said[name.replace(/^.*:/, '')] = plain(value);
  const children = (node as { $children?: readonly unknown[] }).$children;
  if (children) said['$children'] = plain(children);
  const body = (node as { $body?: string }).$body;
  if (body !== undefined) said['$body'] = body;
  return said;
}

function* differences(before: Plain | undefined, after: Plain | undefined, at: string): Generator<string> {
  // What the editor adds (a plane for a folded sub-process) is no loss.
  if (before === after || before === undefined) return;
  const are = (value: Plain | undefined): value is { readonly [name: string]: Plain } =>
    typeof value === 'object' && value !== null;
  if (!are(before) || !are(after)) {
    yield `${at}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`.slice(0, 300);
    return;
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)]))
    yield* differences(before[key], after[key], `${at}/${key}`);
}

/** Everything drawn, on whatever plane: steps drawn within a folded sub-process are given a plane of their own by the editor. */
function drawnBy(root: Node): Plain {
  const diagrams = root.get?.('diagrams') as readonly Node[];
  const planes = diagrams.map((diagram) => diagram.get?.('plane') as Node);
  return plain(planes.flatMap((plane) => plane.get?.('planeElement') ?? []));
}

function said(root: Node): Plain {
  const { diagrams: _, ...model } = plainNode(root) as { readonly [name: string]: Plain };
  return { ...model, drawn: drawnBy(root) };
}

/** What the first file says and the second does not; empty when nothing is lost. */
export async function whatIsLost(before: string, after: string): Promise<string[]> {
  const [one, other] = await Promise.all([readBpmn(before), readBpmn(after)]);
  return [...differences(said(one.root), said(other.root), '')];
}
