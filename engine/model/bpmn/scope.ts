/** Where an element stands: its container and what the elements around it say about it. */
import { childOf, childrenOf, idOf, localType, type XmlElement } from '../xmlElement.ts';
import type { ScopeElement } from '../../core/model.ts';

export interface Scope {
  readonly id: string;
  readonly type: ScopeElement['type'];
  readonly nodes: readonly XmlElement[];
  readonly flows: readonly XmlElement[];
  /** Ids of sequence flows by the id of the node they leave or enter, in document order. */
  readonly outgoing: ReadonlyMap<string, readonly string[]>;
  readonly incoming: ReadonlyMap<string, readonly string[]>;
  /** Boundary events by the id of the activity that they are attached to. */
  readonly boundaryEvents: ReadonlyMap<string, readonly XmlElement[]>;
}

/** Things drawn in a process that do nothing when it runs. */
const WITHOUT_EXECUTION = new Set(['DataObject', 'DataObjectReference', 'DataStoreReference']);

export function scopeOf(container: XmlElement, type: ScopeElement['type']): Scope {
  const all = childrenOf(container, 'flowElements');
  const flows = all.filter((element) => localType(element) === 'SequenceFlow');
  const nodes = all.filter((element) => !flows.includes(element) && !WITHOUT_EXECUTION.has(localType(element)));
  return {
    id: idOf(container),
    type,
    nodes,
    flows,
    outgoing: idsBy(flows, (flow) => childOf(flow, 'sourceRef')),
    incoming: idsBy(flows, (flow) => childOf(flow, 'targetRef')),
    boundaryEvents: groupBy(
      nodes.filter((node) => localType(node) === 'BoundaryEvent'),
      (event) => childOf(event, 'attachedToRef'),
    ),
  };
}

export function groupBy(
  elements: readonly XmlElement[],
  key: (element: XmlElement) => XmlElement | null,
): ReadonlyMap<string, readonly XmlElement[]> {
  const groups = new Map<string, XmlElement[]>();
  for (const element of elements) {
    const id = key(element)?.id;
    if (id === undefined) continue;
    const group = groups.get(id);
    if (group) group.push(element);
    else groups.set(id, [element]);
  }
  return groups;
}

function idsBy(
  flows: readonly XmlElement[],
  end: (flow: XmlElement) => XmlElement | null,
): ReadonlyMap<string, readonly string[]> {
  return new Map([...groupBy(flows, end)].map(([id, group]) => [id, group.map(idOf)]));
}
