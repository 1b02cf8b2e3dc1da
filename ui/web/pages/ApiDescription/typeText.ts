/** A schema as the type that a TypeScript client would write: the same in every language, and complete. */
import { schemaNameOf, type Schema, type Schemas } from './openApi.ts';

const FORMATS: Readonly<Record<string, string>> = { date: 'date', 'date-time': 'instant', uuid: 'uuid', uri: 'uri' };
const plainName = /^[A-Za-z_$][\w$]*$/;

function union(parts: readonly string[]): string {
  return [...new Set(parts)].join(' | ');
}

function textOf(schema: Schema, indent: string): string {
  const name = schemaNameOf(schema);
  if (name !== null) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return union(schema.enum.map((one) => JSON.stringify(one)));
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return union(options.map((one) => textOf(one, indent)));
  if (schema.type === 'array') return listText(schema, indent);
  if (schema.type === 'object') return objectText(schema, indent);
  return (schema.format && FORMATS[schema.format]) ?? schema.type ?? 'unknown';
}

function listText({ items, prefixItems }: Schema, indent: string): string {
  if (prefixItems) return `[${prefixItems.map((one) => textOf(one, indent)).join(', ')}]`;
  const one = items ? textOf(items, indent) : 'unknown';
  return one.includes(' | ') && !one.startsWith('{') ? `(${one})[]` : `${one}[]`;
}

function objectText({ properties = {}, required = [], additionalProperties: rest }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([key, value]) => {
    const name = plainName.test(key) ? key : JSON.stringify(key);
    const preset = value.default === undefined ? '' : ` // = ${JSON.stringify(value.default)}`;
    return `${inner}${name}${required.includes(key) ? '' : '?'}: ${textOf(value, inner)};${preset}`;
  });
  if (typeof rest === 'object' && Object.keys(rest).length > 0)
    lines.push(`${inner}[key: string]: ${textOf(rest, inner)};`);
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

/** Names that a schema mentions, in the order of the text. */
function mentionedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mentionedIn);
  if (typeof value !== 'object' || value === null) return [];
  const name = schemaNameOf(value);
  return [...(name === null ? [] : [name]), ...Object.values(value).flatMap(mentionedIn)];
}

/** The type, and after it every named type that it is made of, each once. */
export function typeText(schema: Schema, schemas: Schemas): string {
  const names = new Set(mentionedIn(schema));
  // A set is walked in the order of insertion, also over what is added on the way.
  for (const name of names) for (const more of mentionedIn(schemas[name])) names.add(more);
  const named = [...names].map((name) => `type ${name} = ${textOf(schemas[name] ?? {}, '')}`);
  return schemaNameOf(schema) === null ? [textOf(schema, ''), ...named].join('\n\n') : named.join('\n\n');
}

/** The type alone, in one line: for a parameter. */
export function typeLine(schema: Schema, schemas: Schemas): string {
  const name = schemaNameOf(schema);
  return textOf(name === null ? schema : (schemas[name] ?? schema), '').replaceAll(/\s+/g, ' ');
}
