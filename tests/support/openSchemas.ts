/** Where a zod schema lets in what it does not name: strings that nothing limits, objects with keys of their own. */
import { z } from 'zod';

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly propertyNames?: Node;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly enum?: unknown;
  readonly const?: unknown;
  readonly pattern?: string;
  readonly format?: string;
}

const isLimited = (node: Node): boolean =>
  node.enum !== undefined ||
  node.const !== undefined ||
  node.pattern !== undefined ||
  node.format !== undefined ||
  node.anyOf?.every(isLimited) === true ||
  node.allOf?.some(isLimited) === true;

/** Object keys are free unless the schema lists them or limits their names. */
const takesAnyKey = ({ properties, additionalProperties, propertyNames }: Node): boolean =>
  propertyNames === undefined ? additionalProperties !== false : properties === undefined && !isLimited(propertyNames);

function walk(node: Node, path: string, found: { strings: string[]; objects: string[] }): void {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (node.type === 'string' && !isLimited(node)) found.strings.push(path);
  if (node.type === 'object' && takesAnyKey(node)) found.objects.push(path);
  for (const [key, field] of Object.entries(node.properties ?? {})) walk(field, below(key), found);
  if (typeof node.additionalProperties === 'object') walk(node.additionalProperties, below('*'), found);
  if (node.items) walk(node.items, path, found);
  for (const each of node.anyOf ?? []) walk(each, path, found);
}

const openIn = (schema: z.ZodType) => {
  const found = { strings: [] as string[], objects: [] as string[] };
  walk(z.toJSONSchema(schema, { io: 'input' }) as Node, '', found);
  return found;
};

/** Paths of the strings that neither a list of codes nor a pattern nor a format limits: what a person types is their own. */
export const freeStrings = (schema: z.ZodType): readonly string[] => openIn(schema).strings;

/** Paths of the objects that take keys which the schema does not name. */
export const openObjects = (schema: z.ZodType): readonly string[] => openIn(schema).objects;
