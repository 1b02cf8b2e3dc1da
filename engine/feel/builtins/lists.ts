/** List functions of Camunda's FEEL that feelin lacks or has otherwise. */
import { order, same } from '../values.ts';
import { builtin, itemsOf, type Builtin } from './define.ts';

export const LISTS: Readonly<Record<string, Builtin>> = {
  'list contains': builtin(['list', 'element'], (list, element) =>
    onList(list, (items) => items.some((item) => same(item, element ?? null))),
  ),
  'index of': builtin(['list', 'match'], (list, match) =>
    onList(list, (items) => items.flatMap((item, index) => (same(item, match ?? null) ? [index + 1] : []))),
  ),
  'duplicate values': builtin(['list'], (list) => onList(list, duplicates)),
  'is empty': builtin(['list'], (list) => onList(list, (items) => items.length === 0)),
  partition: builtin(['list', 'size'], (list, size) => onList(list, (items) => partition(items, size))),
  min: builtin(['...list'], (...given) => extreme(itemsOf(given), -1)),
  max: builtin(['...list'], (...given) => extreme(itemsOf(given), 1)),
};

function onList(list: unknown, use: (items: readonly unknown[]) => unknown): unknown {
  return Array.isArray(list) ? use(list as unknown[]) : null;
}

function duplicates(items: readonly unknown[]): readonly unknown[] {
  const found: unknown[] = [];
  items.forEach((item, index) => {
    const again = items.some((other, at) => at > index && same(item, other));
    if (again && !found.some((each) => same(each, item))) found.push(item);
  });
  return found;
}

function partition(items: readonly unknown[], size: unknown): unknown {
  if (typeof size !== 'number' || size < 1) return null;
  const step = Math.trunc(size);
  return Array.from({ length: Math.ceil(items.length / step) }, (_, index) =>
    items.slice(index * step, (index + 1) * step),
  );
}

/** The smallest (-1) or largest (1) of numbers, strings or temporal values of one type. */
function extreme(items: readonly unknown[], sign: -1 | 1): unknown {
  let best: unknown = items[0] ?? null;
  for (const item of items) {
    const compared = order(item, best);
    if (compared === null) return null;
    if (compared * sign > 0) best = item;
  }
  return best;
}
