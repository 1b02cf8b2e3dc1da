import type { Pages } from '../../../engine/core/pages.ts';
import { allEntries, emptyPages, getEntry, pageCountFor, withChanges } from '../../../engine/core/pages.ts';

interface Entry {
  readonly key: string;
  readonly n: number;
}
const put = (pages: Pages<Entry>, ...keys: number[]): Pages<Entry> =>
  withChanges(pages, new Map(keys.map((n) => [String(1000 + n), { key: String(1000 + n), n }])));
const drop = (pages: Pages<Entry>, ...keys: number[]): Pages<Entry> =>
  withChanges(pages, new Map(keys.map((n) => [String(1000 + n), null])));
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, index) => from + index);

test('should find what was put and nothing that was dropped', () => {
  const pages = drop(put(emptyPages, ...range(0, 300)), 7, 299);
  expect(pages.size).toBe(298);
  expect(getEntry(pages, '1008')).toEqual({ key: '1008', n: 8 });
  expect(getEntry(pages, '1007')).toBeUndefined();
  expect([...allEntries(pages)]).toHaveLength(298);
});

test('should have the same form whatever the way there', () => {
  const atOnce = put(emptyPages, ...range(0, 100));
  let oneByOne: Pages<Entry> = emptyPages;
  for (const n of range(0, 200).reverse()) oneByOne = put(oneByOne, n);
  for (const n of range(100, 200)) oneByOne = drop(oneByOne, n);
  expect(oneByOne).toEqual(atOnce);
  expect(oneByOne.pages).toHaveLength(pageCountFor(100));
});

test('should share untouched pages with the collection before', () => {
  const before = put(emptyPages, ...range(0, 500));
  const after = put(before, 3);
  expect(after.pages.filter((page, index) => page !== before.pages[index])).toHaveLength(1);
  expect(drop(before, 9999)).toBe(before);
  expect(withChanges(before, new Map())).toBe(before);
});

test('should spread keys that follow one another evenly over the pages', () => {
  const pages = put(emptyPages, ...range(0, 8000));
  expect(Math.max(...pages.pages.map((page) => page.length))).toBeLessThan(50);
});
