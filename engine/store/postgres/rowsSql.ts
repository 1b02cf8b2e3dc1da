/** Rows between TypeScript and PostgreSQL: reading, and writing in bulk. */
import type pg from 'pg';
import type { NetChanges } from '../collapse.ts';
import { TABLES, sqlColumn, sqlTable, type ColumnKind } from '../columns.ts';
import type { TableName, Tables } from '../rows.ts';
import { fieldSql } from './filterSql.ts';

const fieldsOf = (table: TableName): readonly (readonly [string, ColumnKind])[] =>
  Object.entries<ColumnKind>(TABLES[table]);

/** The columns to select, in the order `readRow` expects. */
export const selectList = (table: TableName, alias: string): string =>
  fieldsOf(table)
    .map(([field]) => fieldSql(table, alias, field))
    .join(', ');

const readValue = (value: unknown, kind: ColumnKind): unknown => {
  if (value === null) return null;
  if (kind === 'ms') return Number(value);
  if (kind === 'json') return JSON.parse(value as string) as unknown;
  return value;
};

/** A row from a result in array mode (bigint arrives as text). */
export const readRow = <T extends TableName>(table: T, values: readonly unknown[]): Tables[T] => {
  const row: Record<string, unknown> = {};
  fieldsOf(table).forEach(([field, kind], index) => {
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

const recordType = (table: TableName, fields: readonly string[]): string =>
  fields
    .map(
      (field) => `${sqlColumn(field)} ${RECORD_TYPES[(TABLES[table] as Readonly<Record<string, ColumnKind>>)[field]!]}`,
    )
    .join(', ');

/** JSON fields travel as text inside the parameter's JSON, so U+0000 stays an escape. */
const written = (table: TableName, values: object, fields: readonly string[]): Record<string, unknown> => {
  const kinds: Readonly<Record<string, ColumnKind>> = TABLES[table];
  const record: Record<string, unknown> = {};
  for (const field of fields) {
    const value = (values as Record<string, unknown>)[field] ?? null;
    const kind = kinds[field];
    record[sqlColumn(field).slice(1, -1)] =
      kind === 'json' ? JSON.stringify(value) : kind === 'ms' && value !== null ? Math.trunc(value as number) : value;
  }
  return record;
};

const putSql = (table: TableName): string => {
  const fields = fieldsOf(table).map(([field]) => field);
  const columns = fields.map(sqlColumn).join(', ');
  const updates = fields
    .filter((field) => field !== 'key')
    .map((field) => `${sqlColumn(field)} = excluded.${sqlColumn(field)}`);
  return `insert into ${sqlTable(table)} (${columns}) select ${columns} from json_to_recordset($1::json) as r(${recordType(table, fields)}) on conflict ("key") do update set ${updates.join(', ')}`;
};

const patchSql = (table: TableName, fields: readonly string[]): string =>
  `update ${sqlTable(table)} t set ${fields.map((field) => `${sqlColumn(field)} = r.${sqlColumn(field)}`).join(', ')} from json_to_recordset($1::json) as r(${recordType(table, ['key', ...fields])}) where t."key" = r."key"`;

/** A statement to run in the batch's transaction; named ones are prepared once per connection. */
export type Statement = pg.QueryConfig;

/** Few statements for all row changes of a batch: per table one insert, one delete and one update per set of fields. */
export const rowStatements = (net: NetChanges): Statement[] => {
  const statements: Statement[] = [];
  for (const table of net.tables) {
    const puts: unknown[] = [];
    const deletes: string[] = [];
    const patches = new Map<string, { fields: readonly string[]; rows: unknown[] }>();
    const all = fieldsOf(table).map(([field]) => field);
    for (const [key, change] of net.of(table)) {
      if (change.op === 'delete') deletes.push(key);
      else if (change.op === 'put') puts.push(written(table, change.row, all));
      else {
        const fields = Object.keys(change.set)
          .filter((field) => (change.set as Record<string, unknown>)[field] !== undefined)
          .sort();
        if (fields.length === 0) continue;
        const shape = fields.join(',');
        let group = patches.get(shape);
        if (!group) patches.set(shape, (group = { fields, rows: [] }));
        group.rows.push({ ...written(table, change.set, fields), key });
      }
    }
    if (deletes.length > 0) {
      const cast = TABLES[table].key === 'key' ? 'bigint[]' : 'text[]';
      statements.push({
        name: `delete ${table}`,
        text: `delete from ${sqlTable(table)} where "key" = any ($1::${cast})`,
        values: [deletes],
      });
    }
    if (puts.length > 0) statements.push({ name: `put ${table}`, text: putSql(table), values: [JSON.stringify(puts)] });
    for (const { fields, rows } of patches.values()) {
      // Names of prepared statements are cut at 63 bytes, so a long list of fields cannot be one.
      const name = `patch ${table} ${fields.join(',')}`;
      statements.push({
        ...(name.length < 60 && { name }),
        text: patchSql(table, fields),
        values: [JSON.stringify(rows)],
      });
    }
  }
  return statements;
};
