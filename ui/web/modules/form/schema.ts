/** The parts of a form-js form that this module reads, and its words in the language of the page. Pure. */

export interface Choice {
  readonly label: string;
  readonly value: string;
  readonly 'label:en'?: string;
}
export interface FormField {
  readonly id: string;
  readonly type: string;
  readonly key?: string;
  readonly path?: string;
  readonly label?: string;
  readonly text?: string;
  readonly description?: string;
  readonly dateLabel?: string;
  readonly values?: readonly Choice[];
  readonly validate?: { readonly required?: boolean; readonly min?: number; readonly max?: number };
  readonly properties?: Readonly<Record<string, string>>;
  readonly components?: readonly FormField[];
}
export interface FormSchema {
  readonly type: string;
  readonly id: string;
  readonly components: readonly FormField[];
}
export type FormData = Readonly<Record<string, unknown>>;

const TRANSLATED = ['label', 'text', 'description', 'dateLabel'] as const;

/** English words stand beside the Chinese ones as `label:en`, `text:en`; a date's label has one name for both. */
function inEnglish(field: FormField): FormField {
  const words = TRANSLATED.flatMap((name) => {
    const english =
      field.properties?.[`${name}:en`] ?? (name === 'dateLabel' ? field.properties?.['label:en'] : undefined);
    return field[name] === undefined || english === undefined ? [] : [[name, english] as const];
  });
  return {
    ...field,
    ...Object.fromEntries(words),
    ...(field.values ? { values: field.values.map(choiceInEnglish) } : {}),
    ...(field.components ? { components: field.components.map(inEnglish) } : {}),
  };
}
const choiceInEnglish = (choice: Choice): Choice => ({ ...choice, label: choice['label:en'] ?? choice.label });

export const localised = (schema: FormSchema, language: 'zh' | 'en'): FormSchema =>
  language === 'zh' ? schema : { ...schema, components: schema.components.map(inEnglish) };

const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' && value !== null && 'label:en' in value;

/** Lists to choose from that came with the data. */
export const localisedData = (data: FormData, language: 'zh' | 'en'): FormData =>
  language === 'zh'
    ? data
    : Object.fromEntries(
        Object.entries(data).map(([key, value]) => [
          key,
          Array.isArray(value) ? value.map((one: unknown) => (isChoice(one) ? choiceInEnglish(one) : one)) : value,
        ]),
      );

/** An id means nothing to a reader: its field makes way for the title of the row, and `withIds` puts the id back. */
export function titledRows(schema: FormSchema): FormSchema {
  const titled = (field: FormField): FormField =>
    field.key === 'claimId'
      ? { id: `${field.id}-title`, type: 'text', text: '**{{this.title}}**' }
      : { ...field, ...(field.components ? { components: field.components.map(titled) } : {}) };
  return { ...schema, components: schema.components.map(titled) };
}

type Rows = readonly Readonly<Record<string, unknown>>[];
const rowsOf = (value: unknown): Rows | null =>
  Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null) ? (value as Rows) : null;

/** What was entered, with the ids of its rows; a choice that was left open is null, as contracts write it. */
export function withIds(entered: FormData, given: FormData): FormData {
  return Object.fromEntries(
    Object.entries(entered).map(([key, value]) => {
      const [rows, before] = [rowsOf(value), rowsOf(given[key])];
      if (!rows || !before || !before.some((row) => 'claimId' in row)) return [key, value ?? null];
      return [key, rows.map((row, n) => ({ ...open(row), claimId: before[n]?.['claimId'] }))];
    }),
  );
}
const open = (row: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? null]));

/** The field that a problem's path is about: `opinion.facts`, `claims.0.unitId`. Undefined for one that no field shows. */
export function fieldAt(
  schema: FormSchema,
  path: string,
): { readonly id: string; readonly indexes: readonly number[] } | undefined {
  const find = (
    fields: readonly FormField[],
    [head, ...rest]: readonly string[],
    indexes: readonly number[],
  ): { id: string; indexes: readonly number[] } | undefined => {
    for (const field of fields) {
      if (field.key !== undefined && field.key === head) return { id: field.id, indexes };
      if (field.path === undefined || field.path !== head) continue;
      const index = field.type === 'dynamiclist' ? Number(rest[0]) : undefined;
      return find(
        field.components ?? [],
        index === undefined ? rest : rest.slice(1),
        index === undefined ? indexes : [...indexes, index],
      );
    }
    return undefined;
  };
  return find(schema.components, path.split('.'), []);
}

/** The legal basis that the form's first text names, without its markup. */
export function basisOf(schema: FormSchema, language: 'zh' | 'en'): string | null {
  const text = localised(schema, language).components.find(({ type }) => type === 'text')?.text;
  return text === undefined ? null : text.replace(/\*\*[^*]*\*\*[\s\u3000]*/, '');
}
