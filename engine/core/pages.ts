/**
 * A keyed collection kept in pages, so that a step on one entry copies (and a store writes) one small
 * page instead of the whole collection. This is what keeps a 10,000-item multi-instance linear
 * (design §3): the document of an ordinary instance is one page, a large one grows by pages.
 *
 * The form is canonical: the number of pages depends on the size alone and every page is sorted by
 * key, so two histories that lead to the same entries give deep-equal collections.
 */
import type { Key } from './json.ts';

export interface Keyed {
  readonly key: Key;
}

/** `pages[pageOf(key, pages.length)]` holds the entry, sorted by key. There is always at least one page. */
export interface Pages<T extends Keyed> {
  readonly size: number;
  readonly pages: readonly (readonly T[])[];
}

/** Entries a page holds on average before the number of pages doubles. */
const PAGE_TARGET = 16;

export const emptyPages: Pages<never> = { size: 0, pages: [[]] };

/** Number of pages for a size: a power of two. */
export const pageCountFor = (size: number): number => {
  let count = 1;
  while (count * PAGE_TARGET < size) count *= 2;
  return count;
};

/** The page of a key; `count` is a power of two. */
export const pageOf = (key: Key, count: number): number => {
  if (count === 1) return 0;
  // FNV-1a with a final mix: keys are decimal digits in sequence, which simpler sums crowd into few pages.
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & (count - 1);
};

/** The entry with that key, or undefined. */
export const getEntry = <T extends Keyed>(pages: Pages<T>, key: Key): T | undefined => {
  const page = pages.pages[pageOf(key, pages.pages.length)]!;
  for (const entry of page) if (entry.key === key) return entry;
  return undefined;
};

/** All entries, page by page. */
export function* allEntries<T extends Keyed>(pages: Pages<T>): Generator<T> {
  for (const page of pages.pages) yield* page;
}

const byKey = (a: Keyed, b: Keyed): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

const paginate = <T extends Keyed>(entries: Iterable<T>, size: number): Pages<T> => {
  const count = pageCountFor(size);
  const pages: T[][] = Array.from({ length: count }, () => []);
  for (const entry of entries) pages[pageOf(entry.key, count)]!.push(entry);
  for (const page of pages) page.sort(byKey);
  return { size, pages };
};

/** Many changes at once: inserting them one by one into the old pages would be quadratic. */
const rebuilt = <T extends Keyed>(old: Pages<T>, changes: ReadonlyMap<Key, T | null>): Pages<T> => {
  const entries = new Map<Key, T>();
  for (const entry of allEntries(old)) entries.set(entry.key, entry);
  for (const [key, entry] of changes) {
    if (entry) entries.set(key, entry);
    else entries.delete(key);
  }
  return paginate(entries.values(), entries.size);
};

/** The collection with the changes applied (`null` = removed); untouched pages are shared with the old one. */
export const withChanges = <T extends Keyed>(old: Pages<T>, changes: ReadonlyMap<Key, T | null>): Pages<T> => {
  if (changes.size === 0) return old;
  if (changes.size > PAGE_TARGET && changes.size > old.size / 8) return rebuilt(old, changes);
  const count = old.pages.length;
  const pages = old.pages.slice();
  const copied = new Set<number>();
  let size = old.size;
  for (const [key, entry] of changes) {
    const index = pageOf(key, count);
    let page = pages[index]!;
    const at = page.findIndex((existing) => existing.key >= key);
    const found = at >= 0 && page[at]!.key === key;
    if (entry === null && !found) continue;
    if (!copied.has(index)) {
      page = page.slice();
      pages[index] = page;
      copied.add(index);
    }
    const writable = page as T[];
    if (entry === null) {
      writable.splice(at, 1);
      size--;
    } else if (found) writable[at] = entry;
    else {
      if (at < 0) writable.push(entry);
      else writable.splice(at, 0, entry);
      size++;
    }
  }
  if (copied.size === 0) return old;
  if (pageCountFor(size) === count) return { size, pages };
  return paginate(pages.flat(), size);
};
