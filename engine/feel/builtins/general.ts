/** Boolean, conversion and context functions of Camunda's FEEL that feelin lacks or has otherwise. */
import { isContext, toJson, zonedText } from '../values.ts';
import { AssertionFailed, builtin, itemsOf, type Builtin } from './define.ts';
import { FeelDateTime } from 'feelin';

export const GENERAL: Readonly<Record<string, Builtin>> = {
  'is defined': builtin(['value'], (value) => value !== null && value !== undefined),
  'get or else': builtin(['value', 'default'], (value, fallback) => value ?? fallback ?? null),
  assert: builtin(['value', 'condition', 'cause'], (value, condition, cause) => {
    if (condition === true) return value ?? null;
    throw new AssertionFailed(typeof cause === 'string' ? cause : 'The condition of assert() is not fulfilled.');
  }),
  fromAi: builtin(['value', 'description', 'type', 'schema', 'options'], (value) => value ?? null),
  'from json': builtin(['value'], (value) => parseJson(value)),
  'to json': builtin(['value'], (value) => JSON.stringify(withZoneNames(value))),
  'get value': builtin(['context', 'key', 'm', 'keys'], (context, key, m, keys) => valueAt(context ?? m, key ?? keys)),
  'context put': builtin(['context', 'keys', 'value', 'key'], (context, keys, value, key) =>
    put(context, keys ?? key, value),
  ),
  put: builtin(['context', 'key', 'value'], (context, key, value) => put(context, key, value)),
  'context merge': builtin(['...contexts'], (...given) => merge(itemsOf(given))),
  'put all': builtin(['...contexts'], (...given) => merge(itemsOf(given))),
  context: builtin(['...entries'], (...given) => contextOf(itemsOf(given))),
};

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** `to json` keeps the name of a zone behind the offset, unlike a variable. */
function withZoneNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withZoneNames);
  if (value instanceof FeelDateTime && value.zone !== null && /[A-Za-z]{2,}/.test(value.zone)) {
    return `${zonedText(value)}[${value.zone}]`;
  }
  if (isContext(value))
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withZoneNames(entry)]));
  return toJson(value);
}

function valueAt(context: unknown, key: unknown): unknown {
  const path: readonly unknown[] = Array.isArray(key) ? key : [key];
  if (path.length === 0) return null;
  let at: unknown = context;
  for (const name of path) {
    if (typeof name !== 'string' || !isContext(at) || !Object.hasOwn(at, name)) return null;
    at = at[name];
  }
  return at ?? null;
}

function put(context: unknown, key: unknown, value: unknown): unknown {
  const [name, ...rest] = Array.isArray(key) ? (key as unknown[]) : [key];
  if (typeof name !== 'string' || !isContext(context)) return null;
  if (rest.length === 0) return { ...context, [name]: value ?? null };
  const inner = Object.hasOwn(context, name) ? context[name] : {};
  return { ...context, [name]: put(isContext(inner) ? inner : {}, rest, value) };
}

function merge(contexts: readonly unknown[]): unknown {
  return contexts.every(isContext) ? Object.assign({}, ...contexts) : null;
}

function contextOf(entries: readonly unknown[]): unknown {
  const made: Record<string, unknown> = {};
  for (const entry of entries) {
    if (!isContext(entry) || typeof entry['key'] !== 'string' || !('value' in entry)) return null;
    made[entry['key']] = entry['value'];
  }
  return made;
}
