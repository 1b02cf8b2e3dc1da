/** The filter fields of the search endpoints, by kind. `column` is the row's field. */
import { z } from 'zod';
import type { Filter } from '../../runtime/port.ts';
import { anyText, caseless, optional } from '../schema/values.ts';
import {
  booleanKind,
  condition,
  enumKind,
  every,
  instantKind,
  integerKind,
  isoKind,
  jsonTextKind,
  keyKind,
  onColumn,
  onList,
  stringKind,
} from './condition.ts';

/** Reads one filter field into a condition; undefined = it asks for nothing. */
export type FilterField = z.ZodType<Filter | undefined>;

export const stringField = (column: string): FilterField => condition(stringKind, onColumn(column));
export const keyField = (column: string): FilterField => condition(keyKind, onColumn(column));
export const integerField = (column: string): FilterField => condition(integerKind, onColumn(column));
export const instantField = (column: string): FilterField => condition(instantKind, onColumn(column));
export const isoField = (column: string): FilterField => condition(isoKind, onColumn(column));
export const booleanField = (column: string): FilterField => condition(booleanKind, onColumn(column));
export const enumField = (column: string, values: readonly string[]): FilterField =>
  condition(enumKind(values), onColumn(column));
export const jsonTextField = (column: string): FilterField => condition(jsonTextKind, onColumn(column));
/** One entry of a list column, such as `candidateGroup`. */
export const entryField = (column: string): FilterField => condition(stringKind, onList(column));

/** Never true: for values that exist in Camunda but never here. */
export const NOTHING: Filter = { field: 'key', op: 'in', value: [] };

/** A list of which the row must have every entry, such as `tags`. */
export const everyEntryField = (column: string): FilterField =>
  optional(z.array(anyText)).transform((entries) =>
    every((entries ?? []).map((value): Filter => ({ field: column, op: 'contains', value }))),
  );

/** `[{name, value}]`: variables in the scope whose key is in `scopeColumn`. */
export const variablesField = (scopeColumn: string): FilterField =>
  optional(z.array(z.strictObject({ name: anyText.min(1), value: jsonTextField('value') }))).transform((variables) =>
    every(
      (variables ?? []).map(({ name, value }): Filter => ({
        variable: name,
        scopeField: scopeColumn,
        value: value ?? { field: 'value', op: 'exists', value: true },
      })),
    ),
  );

/** A field of the API that this engine cannot search by: refused when used. */
export const unsupportedField: FilterField = z.unknown().transform((value, ctx) => {
  if (value !== undefined && value !== null) {
    ctx.addIssue({ code: 'custom', message: 'searching by this field is not supported by the embedded engine' });
  }
  return undefined;
});

/** An enumeration of which each value stands for a condition of its own. */
export const choiceField = <const T extends string>(choices: Readonly<Record<T, Filter>>): FilterField =>
  optional(caseless(Object.keys(choices) as T[])).transform((value) =>
    value === undefined ? undefined : choices[value],
  );

export type FilterFields = Readonly<Record<string, FilterField>>;

/** A filter object with exactly these fields, all of which must hold; undefined when it asks for nothing. */
export const filterObject = (fields: FilterFields): FilterField =>
  z
    .strictObject(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.optional()])))
    .transform((values) => every(Object.values(values)));
