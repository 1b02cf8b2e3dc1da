/** Settings that differ and that no facet has said: nothing may change without an approver being told. */
import type { ModdleElement } from '../lint/moddle.ts';
import type { Facet } from './facets.ts';

/** Said elsewhere (names), compared for themselves (what an element contains), or of no effect (ids inside an element, drawing). */
const LEFT_OUT = new Set([
  'id',
  'name',
  'di',
  'flowElements',
  'laneSets',
  'lanes',
  'childLaneSet',
  'artifacts',
  'ioSpecification',
]);

/** Names of the settings, each once. `changed` = the facets that differ, of both sides. */
export function unsaidSettings(
  before: ModdleElement,
  after: ModdleElement,
  changed: readonly Facet[],
): readonly string[] {
  const said = new Set(changed.flatMap(({ text, key, covers = [] }) => [text, key, ...key.split(' '), ...covers]));
  const [older, newer] = [settingsOf(before), settingsOf(after)];
  const differing = [...without(older, newer), ...without(newer, older)];
  return [...new Set(differing.filter(({ value }) => !said.has(value)).map(({ name }) => name))];
}

interface Setting {
  readonly name: string;
  readonly value: string;
}

/** Every attribute of the element and of what belongs to it; references are read by facets. */
function settingsOf(element: ModdleElement): readonly Setting[] {
  const own = (element.$descriptor?.properties ?? []).filter(({ isReference }) => isReference !== true);
  const names = own.map(({ name }) => name.slice(name.indexOf(':') + 1)).filter((name) => !LEFT_OUT.has(name));
  return [
    ...names.flatMap((name) => valuesOf(name, element.get?.(name))),
    ...Object.entries(element.$attrs ?? {}).flatMap(([name, value]) => valuesOf(name, value)),
  ];
}

function valuesOf(name: string, value: unknown): readonly Setting[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(name, each));
  if (typeof value === 'object' && value !== null)
    return isElement(value) && !isEnglishName(value) ? settingsOf(value) : [];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [{ name, value: String(value) }]
    : [];
}

const isElement = (value: object): value is ModdleElement => '$type' in value;
const isEnglishName = (element: ModdleElement): boolean =>
  element.$type === 'zeebe:Property' && element.get?.('name') === 'name:en';

/** What one list has more often than the other, wherever it stands. */
function without(list: readonly Setting[], other: readonly Setting[]): readonly Setting[] {
  const left = new Map<string, number>();
  for (const { name, value } of other) left.set(`${name}=${value}`, (left.get(`${name}=${value}`) ?? 0) + 1);
  return list.filter(({ name, value }) => {
    const count = left.get(`${name}=${value}`) ?? 0;
    left.set(`${name}=${value}`, count - 1);
    return count <= 0;
  });
}
