/** A round: the demo plays cases against an engine of its own process, which is killed at random moments. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabase, dropTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import type { Programs } from '../support/processes.ts';
import { announce, randomOf } from '../support/rounds.ts';

/** A simple case, one that is diverted, one that is kept secret. */
const CASES = 'AC-01,AC-04,AC-06';
/** The moment of a kill is somewhere in this span after the cases have gone on, ms. */
const SPAN_MS = 3_000;
/** Short, so that a job handed out by a killed engine is soon handed out again, ms. */
const LOCK_MS = 2_000;

export interface Played {
  readonly ok: boolean;
  readonly missing: readonly string[];
  /** Per case: state, due dates, numbers of contacts and events, as the demo prints them. */
  readonly matters: readonly unknown[];
  /** Each kind of event and each step of a flow, with how often. */
  readonly history: readonly string[];
  readonly kills: number;
}

/** Plays the cases; `gap` is how long the engine lives once the cases have gone on, ms; null = it is left alone. */
export async function playCases(programs: Programs, gap: (() => number) | null): Promise<Played> {
  const database = await createTestDatabase();
  const { pool, url } = database;
  try {
    const startEngine = async (port: string) => {
      const engine = programs.start('engine', ['--port', port], { DATABASE_URL: url });
      return { engine, engineUrl: await engine.says(/listening on (\S+)/) };
    };
    const first = await startEngine('0');
    const { engineUrl } = first;
    let { engine } = first;
    const demo = programs.start('demo', ['--exit', '--json', '--only', CASES], {
      DATABASE_URL: url,
      CAMUNDA_REST_ADDRESS: engineUrl,
      CAMUNDA_AUTH_STRATEGY: 'NONE',
      FENGQIAO_WORKER_LOCK_MS: String(LOCK_MS),
      // Every closed claim is reviewed, so that two plays differ in nothing drawn by lot.
      FENGQIAO_REVIEW_SAMPLE_RATE: '1',
    });
    let hasEnded = false;
    void demo.ended.then(() => (hasEnded = true));
    /** Number of events so far; 0 while the case store is not there yet. */
    const events = async (): Promise<number> => {
      const { rows } = await pool.query<{ made: boolean }>(`select to_regclass('cases.event') is not null as made`);
      return rows[0]?.made ? ((await pool.query('select from cases.event')).rowCount ?? 0) : 0;
    };
    let kills = 0;
    for (let before = 0; gap !== null && !hasEnded; before = await events()) {
      const seen = before;
      await eventually(events, (count) => count > seen || hasEnded);
      if ((await Promise.race([demo.ended, sleep(gap(), 'due', { ref: false })])) !== 'due') break;
      await engine.kill();
      kills++;
      ({ engine } = await startEngine(new URL(engineUrl).port));
    }
    await demo.ended;
    const printed = demo.stdout();
    if (printed === '') throw new Error(`The demo printed nothing:\n${demo.stderr()}`);
    const { ok, missing, matters } = JSON.parse(printed) as Played;
    const { rows } = await pool.query<{ line: string }>(
      `select concat_ws(' ', count(*), type) as line from cases.event group by type
       union all
       select concat_ws(' ', count(*), process_id, element_id, outcome) from cases.flow_trace
        group by process_id, element_id, outcome
       order by 1`,
    );
    await engine.stop();
    return { ok, missing, matters, history: rows.map(({ line }) => line), kills };
  } finally {
    await programs.killAll();
    await dropTestDatabase(database);
  }
}

/** The cases end as they would have with an engine that nobody killed. */
export async function demoKillRound(programs: Programs, seed: number, undisturbed: Played): Promise<void> {
  announce('engine killed in the demo', seed);
  const random = randomOf(seed);
  const { kills, ...played } = await playCases(programs, () => random.between(0, SPAN_MS));
  expect(kills).toBeGreaterThan(0);
  expect({ ...played, kills: 0 }).toEqual(undisturbed);
}
