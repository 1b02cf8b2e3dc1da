/** Plays the lives in a database of their own and cuts their rows into pieces. */
import { decide } from '../../../../domain/case/decide.ts';
import { evolve } from '../../../../domain/case/evolve.ts';
import { outboxOf } from '../../../../domain/case/publish.ts';
import { createClocks } from '../../../../domain/clocks/createClocks.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import {
  createOrganisation,
  openDatabase,
  saveOrganisation,
  type Cipher,
  type PersonRecord,
} from '../../../../domain/store/index.ts';
import type pg from 'pg';
import { BUREAU, cityUnits, personPart, unitIdOf, unitPart, unitsOf, userIdOf } from './county.ts';
import { copyText } from './copyIn.ts';
import { Life } from './life.ts';
import { lives, type LifeKind } from './lives.ts';
import { COUNTY, dayNumber, FIRST_DAY, headOf, PERSON, piecesOf, TOWN, UNIT, type Pieces } from './markers.ts';

/** A row of a model: as a line for COPY, and its sealed part, which every copy seals for itself. */
export interface ModelRow {
  readonly line: Pieces;
  readonly sealed: { readonly id: Pieces; readonly text: Pieces } | null;
  /** Stands in every copy: all but events that come after the registration. */
  readonly always: boolean;
}
export interface Model {
  readonly kind: LifeKind;
  /** Day of its last event, counted from its first. */
  readonly lasts: number;
  /** Day on which its first open task is due; null = none has a clock. */
  readonly due: number | null;
  readonly rows: ReadonlyMap<string, readonly ModelRow[]>;
  /** Ids of its contacts that can be found by their words; empty for a matter that is kept secret. */
  readonly findable: readonly { readonly id: Pieces; readonly matterId: Pieces }[];
  readonly claims: number;
}
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}
export interface Models {
  readonly tables: readonly Table[];
  readonly models: readonly Model[];
}

/**
 * Left out: what no page reads (receipts, what has gone to the engine, digests), and the words to search by, which are different in every copy.
 */
const NOT_COPIED = [
  'receipt',
  'outbox',
  'flow',
  'digest',
  'problem_terms',
  'person_terms',
  'matter_fact',
  'fact_sum',
  'fact_sum_change',
  'unit',
  'person',
  'person_role',
];
/** Stands in a line where the sealed part goes. */
export const SEALED = '\\\\x';

const modelUnits: readonly Unit[] = [
  ...cityUnits,
  ...unitsOf(COUNTY, { zh: '模县', en: 'Model County' }),
  ...(
    [
      [UNIT, 'DEPARTMENT', 'COUNTY'],
      [TOWN, 'TOWN', 'TOWN'],
    ] as const
  ).map(([unit, kind, level]) => ({
    unitId: unitIdOf(COUNTY, unit),
    code: `BENCH_${unit}`,
    kind,
    level,
    parentId: unitIdOf(COUNTY, unitPart(1)),
    name: { zh: unit, en: unit },
  })),
];
const modelPeople: readonly PersonRecord[] = (
  [
    ['INT', unitPart(BUREAU), personPart(1)],
    ['SUP', unitPart(BUREAU), personPart(4)],
    ['REV', unitPart(BUREAU), personPart(6)],
    ['HDL', UNIT, PERSON],
    ['FH', UNIT, personPart(4)],
    ['LDR', UNIT, personPart(5)],
  ] as const
).map(([role, unit, person]) => ({
  userId: userIdOf(COUNTY, unit, person),
  displayName: '测试员',
  roles: [{ role, unitId: unitIdOf(COUNTY, unit) }],
}));

/** Tables with their columns, those that the database fills itself left out. */
async function tablesOf(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'cases'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and a.attidentity = '' and a.attgenerated = '' and c.relname <> all($1) group by 1 order by 1`,
    [NOT_COPIED],
  );
  return rows;
}

async function cut(client: pg.ClientBase, tables: readonly Table[], cipher: Cipher, model: number) {
  const rows = new Map<string, readonly ModelRow[]>();
  for (const { name, columns } of tables) {
    const { rows: found } = await client.query<Record<string, string | null>>(
      `select ${columns.map((column) => `${column}::text`).join()} from cases.${name} t
        where t::text like $1 or t::text like $2 ${name === 'event' ? 'order by position' : ''}`,
      [`%${headOf(model)}%`, `%8888888888${String(model).padStart(3, '0')}%`],
    );
    if (found.length === 0) continue;
    rows.set(
      name,
      found.map((row): ModelRow => {
        const sealed = name === 'event' ? row['sealed'] : undefined;
        const plain = sealed ? cipher.open(Buffer.from(sealed.slice(2), 'hex'), row['id'] ?? '') : null;
        return {
          line: piecesOf(
            `${columns.map((column) => (column === 'sealed' && plain !== null ? SEALED : copyText(row[column] ?? null))).join('\t')}\n`,
          ),
          always: name !== 'event' || row['type'] === 'ContactRegistered' || (row['command_key'] ?? '').endsWith(':1'),
          sealed: plain === null ? null : { id: piecesOf(row['id'] ?? ''), text: piecesOf(plain) },
        };
      }),
    );
  }
  return rows;
}

/** `pool` is on an empty case store, which is left full of models. */
export async function makeModels(pool: pg.Pool, cipher: Cipher): Promise<Models> {
  const db = openDatabase(pool);
  await saveOrganisation(db, modelUnits, modelPeople);
  const parts = {
    db,
    organisation: createOrganisation(modelUnits),
    clocks: createClocks(),
    cipher,
    core: { decide, evolve, outboxOf },
  };
  const client = await pool.connect();
  try {
    await client.query(`set timezone = 'UTC'`);
    const tables = await tablesOf(client);
    const models: Model[] = [];
    for (const [n, kind] of lives.entries()) {
      const life = new Life(parts, n);
      await kind.live(life).catch((error: unknown) => {
        throw new Error(`The life "${kind.name}" cannot be played`, { cause: error });
      });
      models.push({ kind, rows: await cut(client, tables, cipher, n), ...(await about(client, life, n)) });
    }
    return { tables: tables.filter(({ name }) => models.some(({ rows }) => rows.has(name))), models };
  } finally {
    client.release();
  }
}

async function about(client: pg.ClientBase, { matterId }: Life, model: number) {
  const { rows } = await client.query<{ last: string; due: string | null; findable: string[]; claims: number }>(
    `select (select max(at)::date::text from cases.event where matter_id = $1) as last,
            (select min(due_on)::text from cases.work_item where matter_id = $1 and state = 'OFFERED') as due,
            array(select k.contact_id from cases.contact k where k.matter_id = $1 and m.confidentiality = 'NORMAL' and m.matter_type <> 'ACCUSATION') as findable,
            (select count(*)::integer from cases.claim where matter_id = $1) as claims
       from cases.matter m where m.matter_id = $1`,
    [matterId],
  );
  const [row] = rows;
  if (!row) throw new Error(`the model ${String(model)} has no matter`);
  const dayOf = (day: string) => dayNumber(day) - dayNumber(FIRST_DAY);
  return {
    lasts: dayOf(row.last),
    due: row.due === null ? null : dayOf(row.due),
    findable: row.findable.map((id) => ({ id: piecesOf(id), matterId: piecesOf(matterId) })),
    claims: row.claims,
  };
}
