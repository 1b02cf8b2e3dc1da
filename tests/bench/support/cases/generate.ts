/** Fills a case store with as many matters as asked for: copies of the models, each in its own time and place. */
import type pg from 'pg';
import type { Cipher } from '../../../../domain/store/index.ts';
import { copyIn } from './copyIn.ts';
import { createHashes } from './hashes.ts';
import * as m from './markers.ts';
import { SEALED, type Model, type ModelRow, type Models, type Table } from './models.ts';
import { pick, seeded, SUBJECTS, type Random } from './random.ts';
import { createWords, PEOPLE, PHRASES_SEED, type Words } from './words.ts';

/** Business day of the benchmark, a Tuesday. */
export const TODAY = '2026-09-01';
const YEARS = 8;
/** Of a million matters 20,000 are open; of a few thousand more, so that each way of being open is there. */
const openOf = (matters: number): number =>
  Math.min(Math.max(Math.round(matters * 0.02), 200), Math.floor(matters / 2));
/** Of the open ones, this share is past its day. */
const LATE = 0.05;
const LONGEST_LATE_DAYS = 40;
/**
 * Up to so many matters have all their events. With more, every tenth closed one has, and the open ones; the others have those of their
 * registration, or a million would have 32 million.
 */
const WHOLE = 50_000;
/** Tables in which words stand, in clear, sealed or hashed. */
const SPOKEN = ['event', 'problem_terms'];
/** Chunk of text sent at a time, in characters. */
const CHUNK = 1 << 17;

export interface Copy {
  readonly n: number;
  readonly model: Model;
  readonly filling: m.Filling;
  /** Number of the petitioner. */
  readonly who: number;
  readonly terms: string;
  readonly subject: string;
  readonly townId: string;
  /** With all its events. */
  readonly whole: boolean;
}

export interface Generated {
  readonly matters: number;
  readonly open: number;
  readonly rows: Readonly<Record<string, number>>;
}

const weighed = (models: readonly Model[], open: boolean) =>
  models.flatMap((model) => (model.kind.open === open ? [{ model, weight: model.kind.weight }] : []));

/** The n-th of `matters` copies, n from 0 on: the closed ones by their day, then the open ones. */
function createCopies({ models }: Models, matters: number, words: Words, petitioner: (person: number) => string) {
  const open = openOf(matters);
  const today = m.dayNumber(TODAY);
  const closedModels = weighed(models, false);
  const openModels = weighed(models, true);
  const span = Math.floor((YEARS * 365) / 7);

  function firstDay(n: number, model: Model, random: Random): number {
    if (!model.kind.open) {
      const weeks = Math.max(Math.ceil(model.lasts / 7), span - Math.floor((n / (matters - open)) * span));
      return m.dayNumber(m.FIRST_DAY) + 7 * Math.floor((today - m.dayNumber(m.FIRST_DAY)) / 7) - 7 * weeks;
    }
    const due = model.due ?? model.lasts + 30;
    const age = random() < LATE ? due + 1 + random() * LONGEST_LATE_DAYS : model.lasts + random() * (due - model.lasts);
    return today - Math.floor(age);
  }

  return {
    open,
    /** `spoken`: with its text, which takes most of the time. */
    copy(n: number, spoken: boolean): Copy {
      const random = seeded(n * 2_654_435_761 + 17);
      const { model } = pick(random, n < matters - open ? closedModels : openModels);
      const first = firstDay(n, model, random);
      const at = m.placeOf(
        Math.floor(random() * 4),
        Math.floor(46 * random() ** 1.5),
        Math.floor(random() * 16),
        Math.floor(random() * 3),
      );
      const who = Math.floor(random() * Math.max(1, matters * PEOPLE));
      const { text, terms } = spoken ? words.text(seeded(n * 1_597_334_677 + 3)) : SILENT;
      const subject = SUBJECTS[Math.floor(SUBJECTS.length * random() ** 2)] ?? 'OTHER';
      // As UUIDv7 begins: with the time, a millisecond for each.
      const head = ((first * 86_400_000 + n) * 1).toString(16).padStart(12, '0');
      const values: Record<m.Slot, string> = {
        head: `${head.slice(0, 8)}-${head.slice(8)}`,
        task: `225${String(n).padStart(10, '0')}`,
        ...at,
        unit: at.unit,
        number: `云信${m.dayText(first).slice(0, 4)}-${String(n + 1).padStart(6, '0')}`,
        petitioner: petitioner(who),
        ...words.person(who),
        text,
        subject,
      };
      return {
        n,
        model,
        filling: { values: m.SLOTS.map((slot) => values[slot]), firstDay: first },
        who,
        terms,
        subject,
        whole: matters <= WHOLE || model.kind.open || n % 10 === 0,
        townId: `unit_${at.county}-7000-8000-000000${at.town}`,
      };
    },
  };
}
/** Where no words are written. */
const SILENT = { text: '', terms: '{}' };
type Copies = ReturnType<typeof createCopies>;

function lineOf({ line, sealed }: ModelRow, filling: m.Filling, cipher: Cipher): string {
  const text = m.filled(line, filling);
  if (!sealed) return text;
  const own = cipher.seal(m.filled(sealed.text, filling), m.filled(sealed.id, filling));
  return text.replace(SEALED, `${SEALED}${own.toString('hex')}`);
}

function* lines(matters: number, copies: Copies, spoken: boolean, of: (copy: Copy) => string): Generator<string> {
  let chunk = '';
  for (let n = 0; n < matters; n++) {
    chunk += of(copies.copy(n, spoken));
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** Indexes and constraints of these tables are made once their rows are there. */
async function withoutIndexes(
  client: pg.ClientBase,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows: constraints } = await client.query<{ on_table: string; name: string; def: string; rank: number }>(
    `select conrelid::regclass::text as on_table, conname as name, pg_get_constraintdef(oid) as def, (contype = 'f')::integer as rank
       from pg_constraint where connamespace = 'cases'::regnamespace and contype in ('p', 'u', 'f')
        and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[])) order by rank`,
    [tables],
  );
  const { rows: indexes } = await client.query<{ name: string; def: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as def from pg_index i
      where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))`,
    [tables],
  );
  for (const { on_table, name } of constraints.toReversed())
    await client.query(`alter table ${on_table} drop constraint "${name}"`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await work();
  for (const { on_table, name, def, rank } of constraints)
    // The keys hold by construction and are looked at by a test; looking at them again would take minutes.
    await client.query(`alter table ${on_table} add constraint "${name}" ${def}${rank === 1 ? ' not valid' : ''}`);
  for (const { def } of indexes) await client.query(def);
}

/** Fills the empty case store behind `pool`, whose units and people are those of county.ts. Superuser. */
export async function generate(
  pool: pg.Pool,
  cipher: Cipher,
  models: Models,
  matters: number,
  told: (what: string) => void = () => undefined,
): Promise<Generated> {
  const words = createWords(seeded(PHRASES_SEED), createHashes(cipher));
  const copies = createCopies(models, matters, words, (who) => `bench-${String(who)}`);
  const ofTable =
    (table: string) =>
    ({ model, filling, whole }: Copy): string =>
      (model.rows.get(table) ?? []).map((row) => (whole || row.always ? lineOf(row, filling, cipher) : '')).join('');
  const tables: readonly (readonly [Table, (copy: Copy) => string])[] = [
    ...models.tables.map((table) => [table, ofTable(table.name)] as const),
    [
      { name: 'problem_terms', columns: ['contact_id', 'matter_id', 'place_unit_id', 'subjects', 'terms'] },
      ({ model, filling, terms, subject, townId }: Copy) =>
        model.findable
          .map(({ id, matterId }) =>
            [m.filled(id, filling), m.filled(matterId, filling), townId, `{${subject}}`, terms].join('\t').concat('\n'),
          )
          .join(''),
    ],
    [
      { name: 'person_terms', columns: ['contact_id', 'person_no', 'matter_id', 'terms'] },
      ({ model, filling, who }: Copy) => {
        if (model.findable.length === 0) return '';
        const hashes = words.personTerms(who);
        return model.findable
          .map(({ id, matterId }) =>
            [m.filled(id, filling), '0', m.filled(matterId, filling), hashes].join('\t').concat('\n'),
          )
          .join('');
      },
    ],
  ];
  const client = await pool.connect();
  const rows: Record<string, number> = {};
  try {
    // Neither foreign keys nor triggers look at the rows; nothing waits for the disk.
    await client.query(
      `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '1GB'`,
    );
    await withoutIndexes(
      client,
      tables.map(([{ name }]) => `cases.${name}`),
      async () => {
        for (const [{ name, columns }, of] of tables) {
          const begin = performance.now();
          await copyIn(client, `cases.${name}`, columns, lines(matters, copies, SPOKEN.includes(name), of));
          const { rows: counted } = await client.query<{ n: number }>(
            `select count(*)::integer as n from cases.${name}`,
          );
          rows[name] = counted[0]?.n ?? 0;
          told(`${name}: ${String(rows[name])} rows in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
        }
      },
    );
    told('indexes are there');
    await client.query('reset session_replication_role');
    await client.query('select cases.recount_matters()');
    await client.query('select cases.recount_statistics()');
    told('matters are counted');
    await client.query('vacuum analyze');
  } finally {
    client.release(true);
  }
  return { matters, open: copies.open, rows };
}
