/** Variable scopes: reading upward, setting locally, propagating as Zeebe does. */
import type { VariableReader } from '../context.ts';
import type { EngineView } from '../draft.ts';
import type { JsonObject, JsonValue, Key } from '../json.ts';
import type { Processing } from '../processing.ts';

/** Sees an element instance's local variables, then those of its scopes up to the process. */
export class ScopeReader implements VariableReader {
  readonly #view: EngineView;
  readonly #scopeKey: Key;
  readonly #overlay: ReadonlyMap<string, JsonValue> | undefined;

  /** `overlay` = values that come before all scopes (earlier mappings, loop counters). */
  constructor(view: EngineView, scopeKey: Key, overlay?: ReadonlyMap<string, JsonValue>) {
    this.#view = view;
    this.#scopeKey = scopeKey;
    this.#overlay = overlay;
  }

  get(name: string): JsonValue | undefined {
    const own = this.#overlay?.get(name);
    if (own !== undefined) return own;
    for (let key: Key | null = this.#scopeKey; key !== null; key = this.#view.element(key)?.scopeKey ?? null) {
      const variables = this.#view.variablesOf(key);
      if (variables && Object.hasOwn(variables, name)) return variables[name]!.value;
    }
    return undefined;
  }

  names(): readonly string[] {
    const names = new Set<string>(this.#overlay?.keys());
    for (let key: Key | null = this.#scopeKey; key !== null; key = this.#view.element(key)?.scopeKey ?? null)
      for (const name of Object.keys(this.#view.variablesOf(key) ?? {})) names.add(name);
    return [...names];
  }
}

/** All values a reader sees, as an object. */
export const toObject = (reader: VariableReader, names: readonly string[] = reader.names()): JsonObject => {
  const values: Record<string, JsonValue> = {};
  for (const name of names) {
    const value = reader.get(name);
    if (value !== undefined)
      Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return values;
};

/** The local variables of one element instance. */
export const localVariables = (view: EngineView, key: Key): JsonObject => {
  const values: Record<string, JsonValue> = {};
  for (const [name, variable] of Object.entries(view.variablesOf(key) ?? {})) values[name] = variable.value;
  return values;
};

/** Sets one variable in exactly this scope; an unchanged value makes no event. */
export const setLocal = (p: Processing, scopeKey: Key, name: string, value: JsonValue): void => {
  const variables = p.view.variablesOf(scopeKey);
  const existing = variables && Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (!existing) p.emit({ type: 'VARIABLE_CREATED', variableKey: p.ctx.nextKey(), scopeKey, name, value });
  else if (existing.value !== value)
    p.emit({ type: 'VARIABLE_UPDATED', variableKey: existing.key, scopeKey, name, value });
};

export const setAllLocal = (p: Processing, scopeKey: Key, values: JsonObject): void => {
  for (const [name, value] of Object.entries(values)) setLocal(p, scopeKey, name, value);
};

/** Sets each variable where it exists nearest, from the given scope upward; a new one goes to the process. */
export const propagate = (p: Processing, fromKey: Key, values: JsonObject): void => {
  for (const [name, value] of Object.entries(values)) {
    let key = fromKey;
    for (;;) {
      const variables = p.view.variablesOf(key);
      if (variables && Object.hasOwn(variables, name)) break;
      const scopeKey = p.element(key)?.scopeKey;
      if (!scopeKey) break;
      key = scopeKey;
    }
    setLocal(p, key, name, value);
  }
};
