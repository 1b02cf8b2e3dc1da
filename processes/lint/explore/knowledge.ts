/** What is known of a set of models before exploring them: which values make a difference, and what each name may hold. */
import type { z } from 'zod';
import type { JsonObject, JsonValue } from '../../../engine/core/json.ts';
import type { ExecutableProcess } from '../../../engine/core/model.ts';
import { isNullable, schemasOf, valuesAt, valuesOf } from './contracts.ts';
import { namesIn, sourcesOf } from './sources.ts';
import { unknown } from './unknown.ts';

/** Codes with more values than this are not enumerated but taken both ways at each condition. */
const MOST_VALUES = 12;

export class Knowledge {
  /** Names whose values decide which way a token goes. */
  readonly #decisive: ReadonlySet<string>;
  /** Texts that some expression compares with; other codes of a type all behave alike. */
  readonly #literals: ReadonlySet<string>;

  readonly #combinations = new WeakMap<object, readonly JsonObject[]>();

  constructor(processes: readonly ExecutableProcess[]) {
    const sources = processes.flatMap(sourcesOf);
    this.#decisive = decisiveNames(sources);
    this.#literals = new Set(
      sources.flatMap(({ source }) => (source.match(/"[^"]*"/g) ?? []).map((each) => each.slice(1, -1))),
    );
  }

  /** Whether every contract gives the name one and the same unknown value, so that writing it again changes nothing. */
  isAlwaysUnknown(name: string): boolean {
    return schemasOf(name).every((schema) => this.#valuesOf(name, schema).length === 1);
  }

  /** The values of a type that make a difference (one stands for all that no expression names), or null. */
  values(schema: z.ZodType): readonly (string | boolean)[] | null {
    return this.#different(valuesOf(schema));
  }

  /** The same for a path, whichever contract the value came from. */
  valuesAt(path: string): readonly (string | boolean)[] | null {
    return this.#different(valuesAt(path));
  }

  #different(all: readonly (string | boolean)[] | null): readonly (string | boolean)[] | null {
    if (!all || all.length > MOST_VALUES) return null;
    const named = all.filter((value) => typeof value === 'boolean' || this.#literals.has(value));
    const other = all.find((value) => !named.includes(value));
    return other === undefined ? named : [...named, other];
  }

  /** Every combination of values of a contract that makes a difference; the rest is unknown. */
  combinations(shape: Readonly<Record<string, z.ZodType>>): readonly JsonObject[] {
    const known = this.#combinations.get(shape);
    if (known) return known;
    let found: JsonObject[] = [{}];
    for (const [name, schema] of Object.entries(shape)) {
      const values = this.#valuesOf(name, schema);
      found = found.flatMap((each) => values.map((value) => ({ ...each, [name]: value })));
    }
    this.#combinations.set(shape, found);
    return found;
  }

  #valuesOf(name: string, schema: z.ZodType): readonly JsonValue[] {
    if (!this.#decisive.has(name)) return [unknown(name, isNullable(schema))];
    const values = this.values(schema) ?? [unknown(name)];
    return isNullable(schema) ? [null, ...values] : values;
  }
}

/** Names in conditions, and names that are mapped to those. */
function decisiveNames(sources: ReturnType<typeof sourcesOf>): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (source: string): void => {
    for (const name of namesIn(source)) found.add(name);
  };
  for (const { role, source } of sources) if (role === 'condition' || /\bif\b/.test(source)) add(source);
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const { target, source } of sources) if (target !== null && found.has(target)) add(source);
  }
  return found;
}
