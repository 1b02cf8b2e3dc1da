/** An engine on a PostgreSQL database of its own, for tests of the runtime. */
import { createEngine, type CreateEngineOptions } from '../../../engine/runtime/createEngine.ts';
import type { ActivatedJob, DefinitionReference, Outcome, Runtime } from '../../../engine/runtime/port.ts';
import type { JsonObject } from '../../../engine/core/json.ts';
import { engineSchema, useDatabase, type TestDatabase } from '../../support/database.ts';

/** The answer, which must not be a refusal. */
export const done = async <T extends object>(answer: Promise<Outcome<T>>): Promise<{ ok: true } & T> => {
  const outcome = await answer;
  if (!outcome.ok) throw new Error(`${outcome.rejection.code}: ${outcome.rejection.reason}`);
  return outcome;
};

export const refusal = async (answer: Promise<Outcome>): Promise<string> => {
  const outcome = await answer;
  return outcome.ok ? 'not refused' : outcome.rejection.code;
};

/** A database per file and a running engine per test, with real time that only the test moves. */
export class TestEngine {
  readonly #database: TestDatabase;
  readonly #options: Partial<CreateEngineOptions>;
  #runtime: Runtime | undefined;
  /** What the engine wrote to its log as warnings and errors. */
  readonly troubles: string[] = [];
  /** Real time, epoch ms. */
  realNow = 1_800_000_000_000;

  constructor(database: TestDatabase, options: Partial<CreateEngineOptions> = {}) {
    this.#database = database;
    this.#options = options;
  }

  get runtime(): Runtime {
    if (!this.#runtime) throw new Error('The engine runs only inside tests');
    return this.#runtime;
  }

  get database(): TestDatabase {
    return this.#database;
  }

  create(more: Partial<CreateEngineOptions> = {}): Runtime {
    const note = (_: object, message: string): void => void this.troubles.push(message);
    const log = { info: () => undefined, warn: note, error: note };
    return createEngine({
      databaseUrl: this.#database.url,
      clock: () => this.realNow,
      log,
      readers: 3,
      ...this.#options,
      ...more,
    });
  }

  async start(): Promise<void> {
    this.#runtime = this.create();
    await this.#runtime.start();
  }

  async stop(): Promise<void> {
    await this.#runtime?.close();
    this.#runtime = undefined;
  }

  async reopen(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async deploy(...contents: string[]): Promise<void> {
    const outcome = await this.runtime.deploy(
      contents.map((content, index) => ({
        name: `file${String(index)}.${content.includes('DMN') ? 'dmn' : 'bpmn'}`,
        content,
      })),
    );
    if (!outcome.ok) throw new Error(outcome.rejection.reason);
  }

  async create1(processDefinitionId: string, variables: JsonObject = {}): Promise<string> {
    const definition: DefinitionReference = { processDefinitionId };
    return (await done(this.runtime.createInstance({ definition, variables }))).instance.processInstanceKey;
  }

  /** Jobs of a type that are there now. */
  async jobs(type: string, more: { timeout?: number; maxJobs?: number } = {}): Promise<readonly ActivatedJob[]> {
    return (
      await done(
        this.runtime.activateJobs({ type, worker: 'w', timeout: 60_000, maxJobs: 100, requestTimeout: -1, ...more }),
      )
    ).jobs;
  }

  async stateOf(key: string): Promise<string | undefined> {
    return (await this.runtime.get('processInstances', key))?.state;
  }

  /** Element ids of active element instances, oldest first. */
  async activeAt(processInstanceKey: string): Promise<string[]> {
    const { items } = await this.runtime.search('elementInstances', {
      filter: {
        all: [
          { field: 'processInstanceKey', op: 'eq', value: processInstanceKey },
          { field: 'state', op: 'eq', value: 'ACTIVE' },
        ],
      },
      sort: [],
      page: { limit: 100 },
    });
    return items.map(({ elementId }) => elementId);
  }

  async countOf(processDefinitionId: string, state?: string): Promise<number> {
    const all = [
      { field: 'processDefinitionId', op: 'eq' as const, value: processDefinitionId },
      ...(state ? [{ field: 'state', op: 'eq' as const, value: state }] : []),
    ];
    return (await this.runtime.search('processInstances', { filter: { all }, sort: [], page: { limit: 1 } }))
      .totalItems;
  }
}

/** Gives the test file an engine that is emptied and started anew for each test. */
export const useEngine = (options: Partial<CreateEngineOptions> = {}): TestEngine => {
  const database = useDatabase(engineSchema);
  const engine = new TestEngine(database, options);
  beforeEach(async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      "select format('engine.%I', tablename) as name from pg_tables where schemaname = 'engine' and tablename not in ('migration', 'writer')",
    );
    await database.pool.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
    await database.pool.query('update engine.writer set clock_pin = null');
    engine.troubles.length = 0;
    engine.realNow = 1_800_000_000_000;
    await engine.start();
  });
  afterEach(() => engine.stop());
  return engine;
};
