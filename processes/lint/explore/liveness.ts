/**
 * Which variables still matter. A value that is always written again before anything reads it makes no difference to the future, so
 * two states that differ only in such values are one. Without this, each outcome of a task would be carried to the end.
 */
import type { ExecutableElement, ExecutableProcess } from '../../../engine/core/model.ts';
import { footprints, type Footprint } from './footprint.ts';
import { namesIn, sourcesOf } from './sources.ts';

export class Liveness {
  readonly #process: ExecutableProcess;
  readonly #footprints: ReadonlyMap<string, Footprint>;
  /** Names read by the conditions of flows, by flow id. */
  readonly #conditions: ReadonlyMap<string, readonly string[]>;
  readonly #cache = new Map<string, boolean>();

  constructor(process: ExecutableProcess) {
    this.#process = process;
    this.#footprints = footprints(process);
    const onFlows = sourcesOf(process).filter(({ elementId }) => process.flows[elementId] !== undefined);
    this.#conditions = new Map(onFlows.map(({ elementId, source }) => [elementId, namesIn(source)]));
  }

  /** Whether the name may be read, before it is written, once an instance of the element goes on from where it waits. */
  isReadFrom(elementId: string, name: string): boolean {
    return this.#remember(`from ${elementId} ${name}`, () =>
      this.#search(this.#onwards(this.#element(elementId), name), name),
    );
  }

  /** Whether an event sub-process of the scope, which may begin at any time, reads the name. */
  isReadBeside(scopeId: string, name: string): boolean {
    return this.#remember(`beside ${scopeId} ${name}`, () => {
      const scope = this.#element(scopeId);
      const ids = 'eventSubProcessIds' in scope ? scope.eventSubProcessIds : [];
      return ids.some((id) => this.#search([id], name));
    });
  }

  #remember(key: string, find: () => boolean): boolean {
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.#cache.set(key, found);
    return found;
  }

  #element(id: string): ExecutableElement {
    return this.#process.elements[id]!;
  }

  /** Follows tokens forward from elements that are about to begin. */
  #search(from: readonly string[], name: string): boolean {
    const seen = new Set<string>();
    const open = [...from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === READ) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      const element = this.#element(id);
      if (this.#footprints.get(id)?.reads.has(name) || readsAll(element)) return true;
      if ('childIds' in element && !declares(element, name)) open.push(...beginningsOf(element, this.#process));
      open.push(...this.#onwards(element, name));
    }
    return false;
  }

  /** Where tokens may go once the element is done or interrupted; READ when going there reads the name. */
  #onwards(element: ExecutableElement, name: string): readonly string[] {
    const boundaries = 'boundaryEventIds' in element ? element.boundaryEventIds : [];
    if (element.outputs.some(({ source }) => source.kind === 'feel' && namesIn(source.source).includes(name)))
      return [READ];
    if ('loop' in element && element.loop && this.#footprints.get(element.id)?.reads.has(name)) return [READ];
    if (this.#footprints.get(element.id)?.writes.has(name)) return boundaries;
    if (element.outgoing.some((flowId) => this.#conditions.get(flowId)?.includes(name))) return [READ];
    const next = element.outgoing.map((flowId) => this.#process.flows[flowId]!.targetId);
    if ('event' in element && element.event.kind === 'link' && 'targetId' in element.event)
      next.push(element.event.targetId);
    return [...boundaries, ...next, ...this.#afterScope(element, name)];
  }

  /** An element without a way out may be the last of its scope: what follows the scope follows it. */
  #afterScope(element: ExecutableElement, name: string): readonly string[] {
    if (element.scopeId === null || element.outgoing.length > 0) return [];
    const scope = this.#element(element.scopeId);
    return declares(scope, name) ? [] : this.#onwards(scope, name);
  }
}

/** Stands for an element that reads the name. */
const READ = '';

/** A call that hands down everything that it sees. */
const readsAll = (element: ExecutableElement): boolean =>
  element.type === 'CALL_ACTIVITY' && element.propagateAllParentVariables;

/** The name means a variable of the scope's own inside it. */
const declares = (scope: ExecutableElement, name: string): boolean =>
  scope.inputs.some(({ target }) => target.split('.')[0] === name);

/** Where tokens begin inside a scope: its start events and, at any time, its event sub-processes. */
const beginningsOf = (
  scope: ExecutableElement & { readonly childIds: readonly string[] },
  process: ExecutableProcess,
): readonly string[] =>
  scope.childIds.filter((id) => {
    const { type } = process.elements[id]!;
    return type === 'START_EVENT' || type === 'EVENT_SUB_PROCESS' || scope.type === 'AD_HOC_SUB_PROCESS';
  });
