/**
 * Which acts of a state need to be explored now. Threads that run side by side without touching one another (the items of a loop,
 * an event sub-process beside the main flow) need not be interleaved: it is enough to explore one of them to its end first. That is
 * a persistent set (Godefroid 1996, ch. 4); search.ts sees to it that nothing is put off for ever.
 */
import type { ExecutableElement, ExecutableProcess } from '../../../engine/core/model.ts';
import { allEntries, getEntry } from '../../../engine/core/pages.ts';
import type { ElementInstance, InstanceState } from '../../../engine/core/state.ts';
import type { Act } from './acts.ts';
import { footprints, type Footprint } from './footprint.ts';
import type { Knowledge } from './knowledge.ts';
import type { Monitor } from './monitor.ts';
import { outward, variablesAt, type Models, type System } from './system.ts';
import { isUnknown, pathOf } from './unknown.ts';

/** A live scope whose inside may be apart from everything else. */
interface Thread {
  readonly doc: InstanceState;
  readonly inst: ElementInstance;
  readonly depth: number;
}

interface Parts {
  readonly inside: readonly ExecutableElement[];
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
  readonly outsideReads: ReadonlySet<string>;
  readonly outsideWrites: ReadonlySet<string>;
  /** Nothing around it can cut it off. */
  readonly undisturbed: boolean;
}

export class Reduction {
  readonly #models: Models;
  readonly #knowledge: Knowledge;
  readonly #isApart: Monitor<never>['isApart'];
  readonly #footprints = new Map<string, ReadonlyMap<string, Footprint>>();
  readonly #parts = new Map<string, Parts>();

  constructor(models: Models, knowledge: Knowledge, isApart: Monitor<never>['isApart']) {
    this.#models = models;
    this.#knowledge = knowledge;
    this.#isApart = isApart;
  }

  /** Acts that it is enough to explore from here, or null when all are needed. */
  enough(system: System, acts: readonly Act[]): readonly Act[] | null {
    if (acts.length < 2) return null;
    for (const thread of threadsOf(system)) {
      const own = acts.filter((act) => isInside(system, act, thread));
      if (own.length > 0 && own.length < acts.length && this.isIndependent(system, thread)) return own;
    }
    return null;
  }

  /** Whether a scope shares nothing that could make a difference with what runs beside it. */
  isIndependent(system: System, { doc, inst }: Pick<Thread, 'doc' | 'inst'>): boolean {
    const process = this.#models.process(doc.processDefinitionKey)!;
    const parts = this.#partsOf(process, inst.elementId);
    const own = new Set(Object.keys(getEntry(doc.scopes, inst.key)?.variables ?? {}));
    if (!parts.undisturbed || !this.#isUndisturbedOutside(system, doc)) return false;
    if (!this.#isApart(parts.inside, own)) return false;
    for (const name of parts.writes)
      if (!own.has(name) && (parts.outsideReads.has(name) || parts.outsideWrites.has(name) || parts.reads.has(name)))
        return false;
    const shared = [...parts.reads].filter((name) => !own.has(name) && parts.outsideWrites.has(name));
    return this.#areSettled(system, doc, inst, shared);
  }

  /** Everybody who writes them writes the same unknown values again. */
  #areSettled(system: System, doc: InstanceState, inst: ElementInstance, names: readonly string[]): boolean {
    if (names.length === 0) return true;
    const visible = variablesAt(system.docs, doc.processInstanceKey, inst.key, names);
    return names.every((name) => {
      const value = visible[name];
      return this.#knowledge.isAlwaysUnknown(name) && isUnknown(value) && pathOf(value) === name;
    });
  }

  /**
   * Whether a second instance of an event sub-process beside a first does nothing that the first could not do by itself: it writes
   * nothing that others read. What it reads may change, because the one instance is explored at every moment.
   */
  isRepeatable(doc: InstanceState, subProcessId: string): boolean {
    const parts = this.#partsOf(this.#models.process(doc.processDefinitionKey)!, subProcessId);
    const { inputs } = this.#models.element(doc, subProcessId);
    const own = new Set(inputs.map(({ target }) => target.split('.')[0]!));
    return (
      this.#isApart(parts.inside, own) &&
      [...parts.writes].every((name) => own.has(name) || (!parts.outsideReads.has(name) && !parts.reads.has(name)))
    );
  }

  #isUndisturbedOutside(system: System, doc: InstanceState): boolean {
    if (!doc.parent) return true;
    const caller = system.docs.get(doc.parent.processInstanceKey);
    const call = caller && getEntry(caller.elements, doc.parent.elementInstanceKey);
    if (!caller || !call) return false;
    const process = this.#models.process(caller.processDefinitionKey)!;
    return this.#partsOf(process, call.elementId).undisturbed && this.#isUndisturbedOutside(system, caller);
  }

  #partsOf(process: ExecutableProcess, elementId: string): Parts {
    const key = `${process.bpmnProcessId}/${elementId}`;
    const known = this.#parts.get(key);
    if (known) return known;
    const parts = partsOf(process, elementId, this.#footprintsOf(process));
    this.#parts.set(key, parts);
    return parts;
  }

  #footprintsOf(process: ExecutableProcess): ReadonlyMap<string, Footprint> {
    const known = this.#footprints.get(process.bpmnProcessId);
    if (known) return known;
    const made = footprints(process);
    this.#footprints.set(process.bpmnProcessId, made);
    return made;
  }
}

/** Scopes that may run beside others, the innermost first. */
function threadsOf(system: System): readonly Thread[] {
  const found: Thread[] = [];
  for (const doc of system.docs.values())
    for (const inst of allEntries(doc.elements))
      if (inst.type === 'EVENT_SUB_PROCESS' || inst.loopCounter !== undefined)
        found.push({ doc, inst, depth: [...outward(system.docs, doc.processInstanceKey, inst.key)].length });
  return found.sort((a, b) => b.depth - a.depth || (a.inst.key < b.inst.key ? -1 : 1));
}

function isInside(system: System, act: Act, { inst }: Thread): boolean {
  for (const at of outward(system.docs, act.instance, act.elementInstanceKey))
    if (at.inst.key === inst.key) return true;
  return false;
}

function partsOf(process: ExecutableProcess, elementId: string, all: ReadonlyMap<string, Footprint>): Parts {
  const inside = Object.values(process.elements).filter((element) => isWithin(process, element, elementId));
  const ids = new Set(inside.map(({ id }) => id));
  // What began the process has written before anything else could run.
  const outside = Object.values(process.elements).filter(
    ({ id, type, scopeId }) => !ids.has(id) && !(type === 'START_EVENT' && scopeId === process.bpmnProcessId),
  );
  const names = (elements: readonly ExecutableElement[], side: keyof Footprint): ReadonlySet<string> =>
    new Set(
      elements.flatMap((element) => {
        const hidden = namesBetween(process, element, elementId);
        return [...(all.get(element.id)?.[side] ?? [])].filter((name) => !hidden.has(name));
      }),
    );
  return {
    inside,
    reads: names(inside, 'reads'),
    writes: names(inside, 'writes'),
    outsideReads: names(outside, 'reads'),
    outsideWrites: names(outside, 'writes'),
    undisturbed: isUndisturbed(process, elementId, ids) && !inside.some(hasFixedWait),
  };
}

/** Names that belong to scopes around an element which do not hold the thread: nobody outside those scopes sees them. */
function namesBetween(process: ExecutableProcess, element: ExecutableElement, threadId: string): ReadonlySet<string> {
  const thread = process.elements[threadId]!;
  const hidden = new Set<string>();
  for (let id = element.scopeId; id !== null; id = process.elements[id]!.scopeId) {
    if (isWithin(process, thread, id)) break;
    const scope = process.elements[id]!;
    for (const { target } of scope.inputs) hidden.add(target.split('.')[0]!);
    if ('loop' in scope && scope.loop?.inputElement) hidden.add(scope.loop.inputElement);
  }
  return hidden;
}

function isWithin(process: ExecutableProcess, element: ExecutableElement, scopeId: string): boolean {
  for (let at: ExecutableElement | undefined = element; at; at = at.scopeId ? process.elements[at.scopeId] : undefined)
    if (at.id === scopeId) return true;
  return false;
}

/** Waits of a fixed length move the one clock that all share. */
const hasFixedWait = (element: ExecutableElement): boolean =>
  'event' in element && element.event.kind === 'timer' && element.event.timer.kind !== 'date';

/** No interrupting event around it, no terminate end event beside it. */
function isUndisturbed(process: ExecutableProcess, elementId: string, inside: ReadonlySet<string>): boolean {
  for (let id: string | null = elementId; id !== null; id = process.elements[id]!.scopeId) {
    const element: ExecutableElement = process.elements[id]!;
    const catchers = [
      ...('boundaryEventIds' in element ? element.boundaryEventIds : []),
      ...('eventSubProcessIds' in element ? element.eventSubProcessIds : []),
    ].map((each) => process.elements[each]!);
    for (const catcher of catchers) {
      const target = catcher.type === 'EVENT_SUB_PROCESS' ? process.elements[catcher.startEventId]! : catcher;
      if ('interrupting' in target && target.interrupting && target.event.kind !== 'compensation') return false;
    }
    for (const childId of 'childIds' in element ? element.childIds : []) {
      const child = process.elements[childId]!;
      if (child.type === 'END_EVENT' && child.event.kind === 'terminate' && !inside.has(childId)) return false;
    }
  }
  return true;
}
