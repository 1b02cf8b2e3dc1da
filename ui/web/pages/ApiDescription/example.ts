/** A body to begin with: every field that must be there, empty where nothing is known of it. */
import { schemaNameOf, type Schema, type Schemas } from './openApi.ts';

const FORMATS: Readonly<Record<string, string>> = { date: '2026-01-01', 'date-time': '2026-01-01T00:00:00.000Z' };
/** No schema of ours nests deeper in its required fields; it ends one that refers to itself. */
const DEEPEST = 8;

export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  if (depth > DEEPEST) return null;
  const inner = (one: Schema): unknown => exampleOf(one, schemas, depth + 1);
  const name = schemaNameOf(schema);
  if (name !== null) return inner(schemas[name] ?? {});
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const [option] = schema.anyOf ?? schema.oneOf ?? [];
  if (option) return inner(option);
  const { properties = {}, required = [] } = schema;
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(required.map((key) => [key, inner(properties[key] ?? {})]));
    case 'array':
      return schema.prefixItems ? schema.prefixItems.map(inner) : schema.items ? [inner(schema.items)] : [];
    case 'boolean':
      return false;
    case 'integer':
    case 'number':
      return 0;
    case 'string':
      return (schema.format && FORMATS[schema.format]) ?? '';
    default:
      return null;
  }
}
