/** What a field must satisfy, said in the language of the page (form-js itself says it in English only). */
import type { FormField } from './schema.ts';

export interface ProblemWords {
  readonly required: string;
  readonly atLeast: (min: number) => string;
  readonly atMost: (max: number) => string;
  /** For what only the server refuses. */
  readonly refused: string;
}

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The problems of one field's value; none for a checkbox, which is an answer either way. */
export function problemsOf(field: FormField, value: unknown, words: ProblemWords): string[] {
  const { required = false, min, max } = field.validate ?? {};
  if (isEmpty(value)) return required ? [words.required] : [];
  const number = Number(value);
  if (min !== undefined && !(number >= min)) return [words.atLeast(min)];
  if (max !== undefined && !(number <= max)) return [words.atMost(max)];
  return [];
}
