/**
 * The working copy of an instance document during one command. Appliers change it; finishing it
 * gives a new readonly document that shares every untouched page with the old one.
 */
import type { Key } from './json.ts';
import { emptyPages, getEntry, withChanges } from './pages.ts';
import type { ElementInstance, InstanceState, LoopItem, Variable, VariableScope } from './state.ts';
import { STATE_VERSION } from './state.ts';

export type MutableElement = { -readonly [K in keyof ElementInstance]: ElementInstance[K] };
type Head = { -readonly [K in Exclude<keyof InstanceState, 'elements' | 'scopes' | 'items'>]: InstanceState[K] };

/** Read access for element code: it may look, only appliers may change. */
export interface EngineView {
  readonly head: Readonly<Head>;
  element(key: Key): ElementInstance | undefined;
  /** Live element instances directly inside a scope, oldest first. Walks the whole instance: not for every step. */
  childrenOf(scopeKey: Key): readonly ElementInstance[];
  /** All live element instances, oldest first. */
  allElements(): readonly ElementInstance[];
  variablesOf(scopeKey: Key): Readonly<Record<string, Variable>> | undefined;
  item(key: string): LoopItem | undefined;
}

const oldestFirst = (a: ElementInstance, b: ElementInstance): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

export class Draft implements EngineView {
  readonly #base: InstanceState | undefined;
  readonly #elements = new Map<Key, MutableElement | null>();
  readonly #scopes = new Map<Key, { key: Key; variables: Record<string, Variable> } | null>();
  readonly #items = new Map<string, LoopItem | null>();
  head: Head;
  ended = false;

  constructor(base: InstanceState | undefined) {
    this.#base = base;
    this.head = headOf(base ?? EMPTY_HEAD);
  }

  element(key: Key): ElementInstance | undefined {
    const own = this.#elements.get(key);
    if (own !== undefined) return own ?? undefined;
    return this.#base && getEntry(this.#base.elements, key);
  }

  /** The element instance to change; it must exist. */
  edit(key: Key): MutableElement {
    const own = this.#elements.get(key);
    if (own) return own;
    const old = own === undefined && this.#base ? getEntry(this.#base.elements, key) : undefined;
    if (!old) throw new Error(`element instance ${key} does not exist`);
    const copy = { ...old };
    this.#elements.set(key, copy);
    return copy;
  }

  add(element: MutableElement): void {
    this.#elements.set(element.key, element);
  }

  /** Removes the element instance with its variables. */
  remove(key: Key): void {
    if (this.#base && getEntry(this.#base.elements, key)) this.#elements.set(key, null);
    else this.#elements.delete(key);
    if (this.#base && getEntry(this.#base.scopes, key)) this.#scopes.set(key, null);
    else this.#scopes.delete(key);
  }

  allElements(): readonly ElementInstance[] {
    return this.#select(() => true);
  }

  childrenOf(scopeKey: Key): readonly ElementInstance[] {
    return this.#select((element) => element.scopeKey === scopeKey);
  }

  #select(wanted: (element: ElementInstance) => boolean): readonly ElementInstance[] {
    const found: ElementInstance[] = [];
    if (this.#base)
      for (const page of this.#base.elements.pages)
        for (const element of page) if (!this.#elements.has(element.key) && wanted(element)) found.push(element);
    for (const element of this.#elements.values()) if (element && wanted(element)) found.push(element);
    return found.sort(oldestFirst);
  }

  variablesOf(scopeKey: Key): Readonly<Record<string, Variable>> | undefined {
    const own = this.#scopes.get(scopeKey);
    if (own !== undefined) return own?.variables;
    return this.#base && getEntry(this.#base.scopes, scopeKey)?.variables;
  }

  setVariable(scopeKey: Key, name: string, variable: Variable): void {
    const own = this.#scopes.get(scopeKey);
    if (own) own.variables[name] = variable;
    else this.#scopes.set(scopeKey, { key: scopeKey, variables: { ...this.variablesOf(scopeKey), [name]: variable } });
  }

  item(key: string): LoopItem | undefined {
    const own = this.#items.get(key);
    if (own !== undefined) return own ?? undefined;
    return this.#base && getEntry(this.#base.items, key);
  }

  setItem(item: LoopItem): void {
    this.#items.set(item.key, item);
  }

  removeItem(key: string): void {
    if (this.#base && getEntry(this.#base.items, key)) this.#items.set(key, null);
    else this.#items.delete(key);
  }

  /** The new document, or null when the instance has ended. The draft must not be used after it. */
  finish(): InstanceState | null {
    if (this.ended) return null;
    const scopes: Map<Key, VariableScope | null> = this.#scopes;
    const { head } = this;
    return {
      stateVersion: head.stateVersion,
      processInstanceKey: head.processInstanceKey,
      processDefinitionKey: head.processDefinitionKey,
      parent: head.parent,
      rootProcessInstanceKey: head.rootProcessInstanceKey,
      tags: head.tags,
      businessId: head.businessId,
      createdAt: head.createdAt,
      pending: head.pending,
      startElementIds: head.startElementIds,
      terminateAfter: head.terminateAfter,
      elements: withChanges<ElementInstance>(this.#base?.elements ?? emptyPages, this.#elements),
      scopes: withChanges<VariableScope>(this.#base?.scopes ?? emptyPages, scopes),
      items: withChanges<LoopItem>(this.#base?.items ?? emptyPages, this.#items),
    };
  }
}

const EMPTY_HEAD: Head = {
  stateVersion: STATE_VERSION,
  processInstanceKey: '',
  processDefinitionKey: '',
  parent: null,
  rootProcessInstanceKey: '',
  tags: [],
  businessId: null,
  createdAt: 0,
  pending: [],
  startElementIds: [],
  terminateAfter: [],
};

/** Written out field by field: spread and rest make dictionary objects, three times slower here. */
const headOf = (state: Head): Head => ({
  stateVersion: state.stateVersion,
  processInstanceKey: state.processInstanceKey,
  processDefinitionKey: state.processDefinitionKey,
  parent: state.parent,
  rootProcessInstanceKey: state.rootProcessInstanceKey,
  tags: state.tags,
  businessId: state.businessId,
  createdAt: state.createdAt,
  pending: state.pending,
  startElementIds: state.startElementIds,
  terminateAfter: state.terminateAfter,
});
