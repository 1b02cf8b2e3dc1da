/** String functions of Camunda's FEEL that feelin lacks or has otherwise. */
import { builtin, type Builtin } from './define.ts';

export const TEXT: Readonly<Record<string, Builtin>> = {
  trim: builtin(['string'], (text) => (typeof text === 'string' ? text.trim() : null)),
  'is blank': builtin(['string'], (text) => (typeof text === 'string' ? text.trim() === '' : null)),
  extract: builtin(['string', 'pattern'], (text, pattern) => extract(text, pattern)),
  'to base64': builtin(['value'], (text) => (typeof text === 'string' ? base64(text) : null)),
  'string join': builtin(['list', 'delimiter', 'prefix', 'suffix'], (list, delimiter, prefix, suffix) =>
    join(list, [delimiter, prefix, suffix]),
  ),
};

function extract(text: unknown, pattern: unknown): unknown {
  if (typeof text !== 'string' || typeof pattern !== 'string') return null;
  try {
    return [...text.matchAll(new RegExp(pattern, 'gu'))].map((match) => match[0]);
  } catch {
    return null;
  }
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function join(list: unknown, texts: readonly unknown[]): unknown {
  if (!Array.isArray(list)) return null;
  const items = (list as unknown[]).filter((item) => item !== null);
  if (!items.every((item) => typeof item === 'string')) return null;
  const [delimiter, prefix, suffix] = texts.map((text) => (typeof text === 'string' ? text : ''));
  return `${prefix ?? ''}${items.join(delimiter)}${suffix ?? ''}`;
}
