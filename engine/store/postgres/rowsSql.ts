/** Rows between TypeScript and PostgreSQL: reading, and writing in bulk. */
import type pg from 'pg';
import type { NetChanges } from '../collapse.ts';
import { TABLES, sqlColumn, sqlTable, type ColumnKind } from '../columns.ts';
import type { TableName, Tables } from '../rows.ts';
import { fieldSql } from './filterSql.ts';

/** A field with everything that is made from its name, so that no name is made per row or per batch. */
interface Field {
  readonly field: string;
  readonly kind: ColumnKind;
  /** Quoted, for SQL text. */
  readonly column: string;
  /** Name and colon of the member in the parameter's JSON. */
  readonly member: string;
}

const toField = ([field, kind]: readonly [string, ColumnKind]): Field => {
  const column = sqlColumn(field);
  return { field, kind, column, member: `${column}:` };
};

const FIELDS = Object.fromEntries(
  Object.entries(TABLES).map(([table, columns]) => [table, Object.entries<ColumnKind>(columns).map(toField)]),
) as unknown as { readonly [T in TableName]: readonly Field[] };

/** The columns to select, in the order `readRow` expects. */
export const selectList = (table: TableName, alias: string): string =>
  FIELDS[table].map(({ field }) => fieldSql(table, alias, field)).join(', ');

const readValue = (value: unknown, kind: ColumnKind): unknown => {
  if (value === null) return null;
  if (kind === 'ms') return Number(value);
  if (kind === 'json') return JSON.parse(value as string) as unknown;
  return value;
};

/** A row from a result in array mode (bigint arrives as text). */
export const readRow = <T extends TableName>(table: T, values: readonly unknown[]): Tables[T] => {
  const row: Record<string, unknown> = {};
  FIELDS[table].forEach(({ field, kind }, index) => {
    row[field] = readValue(values[index] ?? null, kind);
  });
  return row as unknown as Tables[T];
};

const RECORD_TYPES: Readonly<Record<ColumnKind, string>> = {
  key: 'bigint',
  text: 'text',
  int: 'integer',
  ms: 'bigint',
  bool: 'boolean',
  list: 'text[]',
  iso: 'text',
  json: 'text',
};

const recordType = (fields: readonly Field[]): string =>
  fields.map(({ column, kind }) => `${column} ${RECORD_TYPES[kind]}`).join(', ');

/** JSON fields travel as text inside the parameter's JSON, so U+0000 stays an escape. */
const jsonValue = (value: unknown, kind: ColumnKind): string => {
  if (kind === 'json') return JSON.stringify(JSON.stringify(value));
  return JSON.stringify(kind === 'ms' && value !== null ? Math.trunc(value as number) : value);
};

/**
 * A row as JSON text, written member by member: half the time of making an object with the columns' names first. A
 * member left out reads as null.
 */
const jsonRow = (key: string | null, values: object, fields: readonly Field[]): string => {
  let text = key === null ? '' : `"key":${JSON.stringify(key)}`;
  for (const { field, kind, member } of fields) {
    const value = (values as Readonly<Record<string, unknown>>)[field] ?? null;
    if (value === null && kind !== 'json') continue;
    text += (text === '' ? '' : ',') + member + jsonValue(value, kind);
  }
  return `{${text}}`;
};

const jsonArray = (rows: readonly string[]): string => `[${rows.join(',')}]`;

const putSql = (table: TableName): string => {
  const fields = FIELDS[table];
  const columns = fields.map(({ column }) => column).join(', ');
  const updates = fields
    .filter(({ field }) => field !== 'key')
    .map(({ column }) => `${column} = excluded.${column}`)
    .join(', ');
  return `insert into ${sqlTable(table)} (${columns}) select ${columns} from json_to_recordset($1::json) as r(${recordType(fields)}) on conflict ("key") do update set ${updates}`;
};

const deleteSql = (table: TableName): string =>
  `delete from ${sqlTable(table)} where "key" = any ($1::${TABLES[table].key === 'key' ? 'bigint[]' : 'text[]'})`;

/** `fields` without the key. */
const patchSql = (table: TableName, fields: readonly Field[]): string => {
  const all = [...FIELDS[table].filter(({ field }) => field === 'key'), ...fields];
  const updates = fields.map(({ column }) => `${column} = r.${column}`).join(', ');
  return `update ${sqlTable(table)} t set ${updates} from json_to_recordset($1::json) as r(${recordType(all)}) where t."key" = r."key"`;
};

/** A statement to run in the batch's transaction; named ones are prepared once per connection. */
export type Statement = pg.QueryConfig;

/** Named statements by what they do; as few as the tables and the sets of fields that events change. */
const known = new Map<string, { readonly name: string; readonly text: string }>();

/** The statement `what`, its text made once. Its name is a number, since PostgreSQL cuts names at 63 bytes. */
const statement = (what: string, text: () => string, value: unknown): Statement => {
  let named = known.get(what);
  if (!named) known.set(what, (named = { name: `rows ${String(known.size)}`, text: text() }));
  return { ...named, values: [value] };
};

interface PatchGroup {
  readonly fields: readonly Field[];
  readonly rows: string[];
}

/** Few statements for all row changes of a batch: per table one insert, one delete and one update per set of fields. */
export const rowStatements = (net: NetChanges): Statement[] => {
  const statements: Statement[] = [];
  for (const table of net.tables) {
    const puts: string[] = [];
    const deletes: string[] = [];
    const patches = new Map<string, PatchGroup>();
    for (const [key, change] of net.of(table)) {
      if (change.op === 'delete') deletes.push(key);
      else if (change.op === 'put') puts.push(jsonRow(null, change.row, FIELDS[table]));
      else {
        const set = change.set as Readonly<Record<string, unknown>>;
        const fields = FIELDS[table].filter(({ field }) => set[field] !== undefined);
        if (fields.length === 0) continue;
        const shape = fields.map(({ field }) => field).join();
        let group = patches.get(shape);
        if (!group) patches.set(shape, (group = { fields, rows: [] }));
        group.rows.push(jsonRow(key, set, fields));
      }
    }
    if (deletes.length > 0) statements.push(statement(`delete ${table}`, () => deleteSql(table), deletes));
    if (puts.length > 0) statements.push(statement(`put ${table}`, () => putSql(table), jsonArray(puts)));
    for (const [shape, { fields, rows }] of patches)
      statements.push(statement(`patch ${table} ${shape}`, () => patchSql(table, fields), jsonArray(rows)));
  }
  return statements;
};
