import { readFileSync } from 'node:fs';
import pg from 'pg';
import { CANARY } from '../../app/demo/canary.ts';
import { createCipher } from '../../domain/store/index.ts';
import { toEvent } from '../../domain/store/events.ts';
import { secretCodeOf } from '../../domain/store/register.ts';
import { effectsOf } from '../../domain/jobs/effects.ts';
import { userTasks, type UserTaskKey } from '../../domain/jobs/userTasks.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import { connectOrStart, type DatabaseConnection } from '../../platform/database/index.ts';
import { packagePath } from '../../platform/paths.ts';
import { loadSealKey } from '../../platform/sealKey.ts';
import { personal, phones, planted } from '../support/demo/planted.ts';
import { playDemo, type DemoRun } from '../support/demo/play.ts';
import { wordsIn, wordsInSchema } from '../support/scan.ts';

interface Expectation {
  /** Status of the matter at the end. */
  readonly matter: string;
  readonly due: Readonly<Record<string, readonly string[]>>;
}
const expectations = JSON.parse(readFileSync(packagePath('app/demo/expectations.json'), 'utf8')) as Record<
  string,
  Expectation
>;

test('should refuse a case that does not exist', async () => {
  const { code, stderr, forget } = await playDemo('--only', 'AC-99');
  await forget();
  expect(code).not.toBe(0);
  expect(stderr).toContain('no such case: AC-99');
});

describe('the nine cases, played once', () => {
  let run: DemoRun;
  let database: DatabaseConnection;
  let pool: pg.Pool;
  let cipher: ReturnType<typeof createCipher>;

  beforeAll(async () => {
    run = await playDemo('--json');
    // The demo has left and stopped its server; the data are still there.
    database = await connectOrStart({ dataDir: run.dataDir });
    pool = new pg.Pool({ connectionString: database.url });
    cipher = createCipher(loadSealKey({ value: undefined, dataDir: run.dataDir }));
  }, 600_000);

  afterAll(async () => {
    await pool.end();
    await database.stop();
    await run.forget();
  });

  test('should end with every due date where the law puts it', () => {
    expect(run.stderr).not.toMatch(/warning/i);
    const { ok, missing, matters } = JSON.parse(run.stdout) as {
      ok: boolean;
      missing: string[];
      matters: { case: string; status: string; due: Record<string, string[]> }[];
    };
    expect({ code: run.code, ok, missing }).toEqual({ code: 0, ok: true, missing: [] });
    expect(matters.map((matter) => matter.case)).toEqual(Array.from({ length: 9 }, (_, n) => `AC-0${n + 1}`));
    for (const { case: id, status, due } of matters) {
      expect({ id, status }).toEqual({ id, status: expectations[id]?.matter });
      const expected = expectations[id]?.due ?? {};
      // No days: the law sets no such clock in this case.
      const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, due[key] ?? []]));
      expect({ id, due: actual }).toEqual({ id, due: expected });
    }
  });

  test('should have had every act of a person cause what the rules of law are told that it causes', async () => {
    const { rows } = await pool.query<{ step: string; outcome: string; events: string[] }>(
      `select t.process_id || '/' || t.element_id as step, t.outcome,
              array(select e.type from cases.event e where e.command_key = t.key) as events
         from cases.flow_trace t where t.key like 'task:%'`,
    );
    const known = rows.flatMap(({ step, ...act }) =>
      Object.hasOwn(userTasks, step) ? [{ ...act, step, contract: userTasks[step as UserTaskKey] }] : [],
    );
    expect(new Set(known.map(({ step }) => step)).size).toBeGreaterThan(25);
    const untrue = known.flatMap(({ step, outcome, events, contract }) =>
      effectsOf(contract, outcome)
        .filter((type) => !events.includes(type))
        .map((type) => `${step} ${outcome}: no ${type}`),
    );
    expect([...new Set(untrue)]).toEqual([]);
  });

  /** The codes that petitioners ask with: computed again whenever they are needed, kept nowhere. */
  const secretCodes = async (): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ matter_id: MatterId }>('select matter_id from cases.matter');
    return rows.map(({ matter_id }) => secretCodeOf(cipher, matter_id));
  };
  const nowhereElse = async (): Promise<readonly string[]> => [...personal, ...(await secretCodes())];

  test('should keep every mark and phone number in the case store, readable with its key', async () => {
    const { rows } = await pool.query('select * from cases.event');
    const opened = rows.map((row) => JSON.stringify(toEvent(row as Parameters<typeof toEvent>[0], cipher))).join('\n');
    const marks = planted.map(({ mark }) => mark);
    expect([...marks, ...phones].filter((each) => !opened.includes(each))).toEqual([]);
  });

  test('should hold none of it in clear in any column of the case store', async () => {
    expect(await wordsInSchema(pool, 'cases', await nowhereElse())).toEqual([]);
  });

  test('should hold none of it in any column of the engine, nor the number that the public knows a matter by', async () => {
    const { rows } = await pool.query<{ public_number: string }>('select public_number from cases.matter');
    expect(rows.length).toBe(9);
    const words = [...(await nowhereElse()), ...rows.map(({ public_number }) => public_number)];
    expect(await wordsInSchema(pool, 'engine', words)).toEqual([]);
  });

  test('should see a mark in the engine if there were one, whatever the type of the column', async () => {
    const words = await nowhereElse();
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `update engine.variables set value = value || $1 where key = (select min(key) from engine.variables)`,
        [`"${CANARY}01"`],
      );
      await client.query(`create table engine.bytes (content bytea, document jsonb)`);
      await client.query(
        `insert into engine.bytes values (convert_to($1, 'UTF8'), jsonb_build_object('a', $2::text))`,
        [`…${phones[0] ?? ''}…`, words.at(-1)],
      );
      expect(await wordsInSchema(client, 'engine', words)).toEqual([
        `bytes.content: ${phones[0] ?? ''}`,
        `bytes.document: ${words.at(-1) ?? ''}`,
        `variables.value: ${CANARY}`,
      ]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test('should write none of it to the log at its most talkative, to standard output or to the log of PostgreSQL', async () => {
    expect(run.stderr).toContain('AC-09');
    expect(run.serverLog).not.toBe('');
    const words = await nowhereElse();
    expect(wordsIn(run.stderr, words)).toEqual([]);
    expect(wordsIn(run.stdout, words)).toEqual([]);
    expect(wordsIn(run.serverLog, words)).toEqual([]);
  });

  test('should ask for no address that holds any of it', async () => {
    expect(run.urls).toMatch(/^served \/api\/v1\/contacts$/m);
    expect(run.urls).toMatch(/^served \/api\/v1\/tasks\/\d+\/completion$/m);
    expect(run.urls).toMatch(/^served \/v2\/messages\/publication$/m);
    expect(wordsIn(run.urls, await nowhereElse())).toEqual([]);
    expect(wordsIn(`${run.urls}served /matters?q=${encodeURIComponent(personal.at(-1) ?? '')}`, personal)).toEqual([
      personal.at(-1),
    ]);
  });
});
