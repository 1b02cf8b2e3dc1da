/** Reads every content once: contents never change, and the same sixty live files are asked for again and again. */
import { readFile, type ReadFile } from './readFile.ts';

type Read<T> = (resource: string, content: string) => Promise<T>;
export type ReadOne = Read<ReadFile>;

/** Contents remembered: the live files of an office, and a good number of drafts. */
const REMEMBERED = 200;

export function remember<T>(read: Read<T>): Read<T> {
  const known = new Map<string, Promise<T>>();
  return (resource, content) => {
    const key = `${resource}\n${content}`;
    const found = known.get(key) ?? read(resource, content);
    // Last asked for, last to go.
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
    return found;
  };
}

export const rememberFiles = (): ReadOne => remember(readFile);
