/** zod schemas as the JSON Schemas of one document: named ones once, under components, and a reference wherever they are used. */
import { z } from 'zod';
import { namedSchemas } from './names.ts';

export type Json = Readonly<Record<string, unknown>>;
/** What a caller sends, before defaults; or what an answer has. */
export type Side = 'input' | 'output';

export interface SchemaBook {
  /** A schema or a reference to one. `where` names what only this place uses. */
  of(schema: z.ZodType, side: Side, where: string): Json;
  /** Everything that was referred to. */
  readonly components: Readonly<Record<string, Json>>;
}

/** Formats say it already, and the pattern of a date alone has 180 characters; the bounds are those of every JSON number. */
function shorten(json: Record<string, unknown>): void {
  if (json['format'] === 'date' || json['format'] === 'date-time') delete json['pattern'];
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum'];
  if (json['minimum'] === Number.MIN_SAFE_INTEGER) delete json['minimum'];
}

const DEFS = '#/$defs/';

/** The same with every reference led to where the schema stands now. */
function led(value: unknown, to: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => led(one, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === '$ref' && typeof one === 'string' && one.startsWith(DEFS)
        ? `#/components/schemas/${to(one.slice(DEFS.length))}`
        : led(one, to),
    ]),
  );
}

export function createSchemaBook(): SchemaBook {
  const metadata = namedSchemas();
  const components: Record<string, Json> = {};
  return {
    components,
    of(schema, side, where) {
      const {
        $schema: _dialect,
        $defs = {},
        ...own
      } = z.toJSONSchema(schema, {
        io: side,
        metadata,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => shorten(jsonSchema as Record<string, unknown>),
      });
      // What is sent may leave defaults out and what is answered may not: two schemas, if there are any.
      const suffix = side === 'input' ? 'Input' : '';
      const to = (name: string): string => `${name.startsWith('__') ? `${where}Part${name.slice(8)}` : name}${suffix}`;
      for (const [name, json] of Object.entries($defs)) components[to(name)] = led(json, to) as Json;
      return led(own, to) as Json;
    },
  };
}
