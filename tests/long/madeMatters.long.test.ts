/** The matters of the benchmark: what stands in the read models is what their events make of them. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { createClocks } from '../../domain/clocks/createClocks.ts';
import { evolve } from '../../domain/case/evolve.ts';
import type { StoredEvent } from '../../domain/schema/events.ts';
import type { MatterState } from '../../domain/schema/matter.ts';
import { createCipher, openDatabase, saveOrganisation } from '../../domain/store/index.ts';
import { isContactEvent, toEvent } from '../../domain/store/events.ts';
import { project } from '../../domain/store/project.ts';
import { projectSupervision } from '../../domain/store/supervision/project.ts';
import { writeTerms } from '../../domain/store/search/write.ts';
import { benchPeople, benchUnits } from '../bench/support/cases/county.ts';
import { lives } from '../bench/support/cases/lives.ts';
import { prepareMatters } from '../bench/support/cases/prepare.ts';
import { casesSchema, useDatabase } from '../support/database.ts';

const MATTERS = 1_200;
const cipher = createCipher(randomBytes(32));
const models = useDatabase(casesSchema);
const made = useDatabase(casesSchema);
const again = useDatabase(casesSchema);

beforeAll(async () => {
  await prepareMatters({ models: models.pool, target: made.pool, cipher, matters: MATTERS });
  await replay();
}, 300_000);

/** Writes the read models of `again` from the events of `made`, act by act, through the code that acts go through. */
async function replay(): Promise<void> {
  const from = openDatabase(made.pool);
  const to = openDatabase(again.pool);
  const clocks = createClocks();
  await saveOrganisation(to, benchUnits, benchPeople);
  const columns =
    'engine_id, user_task_key, process_id, process_version, element_id, process_instance_key, element_instance_key, matter_id, claim_id, contact_id, groups, state, created_at, changed_at, clock_ref';
  for (const row of (await made.pool.query<Record<string, unknown>>(`select ${columns} from cases.work_item`)).rows)
    await again.pool.query(
      `insert into cases.work_item (${columns}) values (${columns
        .split(', ')
        .map((_, n) => `$${String(n + 1)}`)
        .join()})`,
      columns.split(', ').map((column) => row[column]),
    );
  const ids = await from.selectFrom('cases.matter').select('matter_id').orderBy('seq').execute();
  for (const { matter_id } of ids) {
    const rows = await from
      .selectFrom('cases.event')
      .selectAll()
      .where('matter_id', '=', matter_id)
      .orderBy('position')
      .execute();
    const acts = new Map<string, StoredEvent[]>();
    for (const event of rows.map((row) => toEvent(row, cipher)))
      acts.set(event.command.id, [...(acts.get(event.command.id) ?? []), event]);
    let state: MatterState | undefined;
    await to.transaction().execute(async (tx) => {
      for (const events of acts.values()) {
        const steps = events.map((event) => {
          const before = state;
          if (!isContactEvent(event)) state = evolve(state, event);
          return { event, before, after: state };
        });
        await project(tx, steps, state!);
        await projectSupervision(tx, steps, state!, clocks);
      }
      if (state!.confidentiality !== 'NORMAL' || state!.matterType === 'ACCUSATION') return;
      const all = [...acts.values()].flat();
      for (const event of all.filter(({ type }) => type === 'ContactRegistered')) {
        const { contactId, sealed } = event.data as {
          contactId: never;
          sealed: { name: string; phone: string; address: string; text: string };
        };
        await writeTerms(tx, cipher, {
          contactId,
          matterId: matter_id as never,
          people: [sealed],
          text: sealed.text,
          subjects: [state!.claims[0]!.facts.subject],
          placeUnitId: state!.placeUnitId,
        });
      }
    });
  }
}

/** Rows without what the database counts by itself, lists of terms in order. */
async function rowsOf(pool: pg.Pool, table: string, without: readonly string[] = []): Promise<readonly string[]> {
  const { rows } = await pool.query<{ row: string }>(
    `select (to_jsonb(t) - $1::text[])::text as row from (select * from cases.${table}) t order by 1`,
    [without],
  );
  return rows.map(({ row }) => row);
}

test.each([
  ['matter', ['seq']],
  ['claim', []],
  ['clock', []],
  ['contact', []],
  ['measure', []],
  ['step_duration', []],
])('should hold in %s what the events make of it', async (table, without) => {
  const rows = await rowsOf(made.pool, table, without);
  expect(rows.length).toBeGreaterThan(0);
  expect(await rowsOf(again.pool, table, without)).toEqual(rows);
});

test.each(['problem_terms', 'person_terms'])('should hold in %s what the words make of it', async (table) => {
  const sorted = async (pool: pg.Pool) =>
    (
      await pool.query<{ row: string }>(
        `select contact_id || ' ' || matter_id || ' ' || (select string_agg(x::text, ',' order by x) from unnest(terms) x) as row from cases.${table} order by 1`,
      )
    ).rows;
  const rows = await sorted(made.pool);
  expect(rows.length).toBeGreaterThan(MATTERS / 2);
  expect(await sorted(again.pool)).toEqual(rows);
});

test('should give every matter a fate of its own and every life a matter', async () => {
  const { rows } = await made.pool.query<{ open: number; late: number; units: number; levels: number }>(
    `select (select count(*) from cases.matter where closed_on is null and status in ('REGISTERED', 'SORTED', 'ROUTED', 'IN_HANDLING'))::integer as open,
            (select count(*) from cases.work_item w where w.state = 'OFFERED' and w.due_on < '2026-09-01')::integer as late,
            (select count(distinct u) from cases.matter, unnest(unit_ids) u)::integer as units,
            (select count(distinct confidentiality) from cases.matter)::integer as levels`,
  );
  const [row] = rows;
  expect(row?.open).toBeGreaterThanOrEqual(200);
  expect(row?.late).toBeGreaterThan(3);
  expect(row?.units).toBeGreaterThan(100);
  expect(row?.levels).toBe(5);
  expect(new Set(lives.map(({ name }) => name)).size).toBe(lives.length);
});
