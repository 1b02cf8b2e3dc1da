/** Values as a JSON schema wants them, drawn from a seed. */
import type { Random } from '../../../support/rounds.ts';

export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly not?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly $ref?: string;
}

/** What exists in the engine, by the name of the field that means it: `jobKey` → keys of jobs. */
export type Known = Readonly<Record<string, readonly (string | number)[]>>;

export interface Draw {
  readonly random: Random;
  readonly known: Known;
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** Deeper parts of recursive schemas are left out. */
const DEEPEST = 6;

const chance = (random: Random, percent: number): boolean => random.between(1, 100) <= percent;

const anyJson = ({ random }: Draw): unknown =>
  random.pick<() => unknown>([
    () => null,
    () => random.between(-9, 9),
    () => '枫桥',
    () => ({ a: [1, { b: true }] }),
    () => [],
    () => false,
  ])();

function text(schema: Schema, field: string, { random, known }: Draw): unknown {
  const pool = known[field] ?? (schema.pattern === '^-?[0-9]+$' ? Object.values(known).flat() : []);
  if (pool.length > 0 && chance(random, 90)) return random.pick(pool);
  if (schema.format === 'date-time') return new Date(random.between(0, 4e12)).toISOString();
  if (schema.pattern?.includes('A-Za-z0-9+\\/') === true)
    return Buffer.from(JSON.stringify([random.between(0, 9), null, 'x'].slice(random.between(0, 2)))).toString(
      'base64',
    );
  return random.pick(['a', 'order', '=1 + 1', '*', '\\*?', '<default>', '枫桥', 'x'.repeat(random.between(1, 300))]);
}

function number(schema: Schema, field: string, { random }: Draw): number {
  // Longer waits are legitimate, and would only take time.
  if (field === 'requestTimeout') return random.between(-1, 20);
  return random.between(Math.max(schema.minimum ?? 0, -3), random.pick([3, 1000, 100_000]));
}

function object(schema: Schema, draw: Draw, depth: number): object {
  const { properties = {}, required = [], additionalProperties } = schema;
  const wanted = Object.entries(properties).filter(
    ([name]) => required.includes(name) || (depth < DEEPEST && chance(draw.random, 25)),
  );
  const named = wanted.map(([name, field]) => [name, valueOf(field, draw, name, depth + 1)] as const);
  const isOpen = typeof additionalProperties === 'object' && depth < DEEPEST;
  const free = isOpen && chance(draw.random, 60) ? [[draw.random.pick(['orderId', 'x', 'done']), anyJson(draw)]] : [];
  return Object.fromEntries([...named, ...free]) as object;
}

/** A value that the schema takes; `field` is the name under which it will stand. */
export function valueOf(schema: Schema, draw: Draw, field = '', depth = 0): unknown {
  const { random } = draw;
  const inner = (of: Schema): unknown => valueOf(of, draw, field, depth);
  if (schema.$ref !== undefined) return inner(draw.definitions[schema.$ref.replace('#/$defs/', '')] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return random.pick(schema.enum);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return inner(random.pick(either));
  if (schema.allOf) {
    const parts = schema.allOf.map(inner);
    return parts.every((part) => typeof part === 'object' && part !== null)
      ? (Object.assign({}, ...parts) as unknown)
      : parts[0];
  }
  switch (schema.type) {
    case 'object':
      return object(schema, draw, depth);
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, random.between(0, 2)) }, () =>
        valueOf(schema.items ?? {}, draw, field, depth + 1),
      );
    case 'string':
      return text(schema, field, draw);
    case 'integer':
    case 'number':
      return number(schema, field, draw);
    case 'boolean':
      return chance(random, 50);
    case 'null':
      return null;
    default:
      return anyJson(draw);
  }
}
