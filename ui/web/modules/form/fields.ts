/** What a form holds, field by field in words, so that two people's entries can stand side by side. Pure. */
import { localised, type FormData, type FormField, type FormSchema } from './schema.ts';

export interface FieldEntry {
  /** Keys from the top of the form, e.g. ['opinion', 'facts']. */
  readonly path: readonly string[];
  readonly label: string;
  readonly words: (value: unknown) => string;
}

const labelOf = ({ values }: FormField, value: unknown): string =>
  values?.find((choice) => choice.value === value)?.label ?? (typeof value === 'string' ? value : '');

function wordsOf(field: FormField, value: unknown, yes: string, no: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value))
    return value
      .map((one: unknown) =>
        typeof one === 'object' && one !== null
          ? (field.components ?? [])
              .filter(({ key }) => key !== undefined && key !== 'claimId')
              .map((part) => `${part.label ?? ''} ${wordsOf(part, (one as FormData)[part.key ?? ''], yes, no)}`)
              .join('；')
          : labelOf(field, one),
      )
      .join('\n');
  return typeof value === 'number' ? String(value) : labelOf(field, value);
}

/** The fields that hold something, in the order of the form. */
export function fieldEntries(
  schema: FormSchema,
  language: 'zh' | 'en',
  { yes, no }: { readonly yes: string; readonly no: string },
): readonly FieldEntry[] {
  const walk = (fields: readonly FormField[], above: readonly string[]): FieldEntry[] =>
    fields.flatMap((field): FieldEntry[] => {
      const own = { label: field.label ?? '', words: (value: unknown) => wordsOf(field, value, yes, no) };
      if (field.type === 'dynamiclist' && field.path !== undefined) return [{ path: [...above, field.path], ...own }];
      if (field.components) return walk(field.components, field.path === undefined ? above : [...above, field.path]);
      return field.key === undefined ? [] : [{ path: [...above, field.key], ...own }];
    });
  return walk(localised(schema, language).components, []);
}

export const valueAt = (data: FormData, path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as FormData)[key] : undefined), data);

/** A form that was never filled in and one that was emptied are the same. */
const plain = (value: unknown): string => JSON.stringify(value === '' || value === undefined ? null : value);
export const sameAt = (a: FormData, b: FormData, path: readonly string[]): boolean =>
  plain(valueAt(a, path)) === plain(valueAt(b, path));

/** `into` with the values that `from` has at these paths. */
export function withValues(into: FormData, from: FormData, paths: readonly (readonly string[])[]): FormData {
  const put = (at: FormData, [head, ...rest]: readonly string[], value: unknown): FormData => {
    if (head === undefined) return at;
    const below = at[head];
    const next = typeof below === 'object' && below !== null && !Array.isArray(below) ? (below as FormData) : {};
    return { ...at, [head]: rest.length === 0 ? value : put(next, rest, value) };
  };
  return paths.reduce((merged, path) => put(merged, path, valueAt(from, path)), into);
}
