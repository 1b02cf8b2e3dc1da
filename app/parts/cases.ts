/** The case store with all its services on one database. */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { DateTime } from 'luxon';
import type pg from 'pg';
import { decide } from '../../domain/case/decide.ts';
import { evolve } from '../../domain/case/evolve.ts';
import { outboxOf } from '../../domain/case/publish.ts';
import { taskActs, type TaskAct as CaseTaskAct } from '../../domain/case/taskActs.ts';
import type { UserTaskForm, UserTaskKey } from '../../domain/jobs/userTasks.ts';
import { createClocks } from '../../domain/clocks/createClocks.ts';
import type { Clocks } from '../../domain/clocks/port.ts';
import { createNewId } from '../../domain/schema/ids.ts';
import type { Organisation, Unit } from '../../domain/schema/matter.ts';
import {
  createAccountStore,
  createCaseQueries,
  createCaseStore,
  createCipher,
  createMonthlyReview,
  createRegistration,
  createTaskService,
  monthAfter,
  openDatabase,
  openSigner,
  readBusinessTime,
  type AccountStore,
  type CaseQueries,
  type Database,
  type MonthlyReview,
  type RegisterContact,
  type SecretHasher,
  type StoreParts,
  type TaskActOf,
  type TaskService,
} from '../../domain/store/index.ts';
import type { CaseStore } from '../../domain/store/port.ts';
import { startBusinessClock, systemClock, type BusinessClock } from '../../platform/clock.ts';
import type { Config } from '../../platform/config.ts';
import { createDatabasePool, migrate } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { packagePath } from '../../platform/paths.ts';
import { loadSealKey } from '../../platform/sealKey.ts';
import { startSettings, type Settings } from './settings.ts';

export interface Cases {
  /** What the services are made of; the web server makes its own over the same. */
  readonly parts: StoreParts;
  readonly hasher: SecretHasher;
  readonly taskActOf: TaskActOf;
  readonly pool: pg.Pool;
  readonly db: Database;
  readonly store: CaseStore;
  readonly queries: CaseQueries;
  readonly accounts: AccountStore;
  readonly register: RegisterContact;
  readonly tasks: TaskService;
  readonly monthlyReview: MonthlyReview;
  readonly organisation: Organisation;
  /** The units as they are now. */
  readonly units: readonly Unit[];
  readonly settings: Settings;
  readonly clocks: Clocks;
  readonly clock: BusinessClock;
  close(): Promise<void>;
}

/** argon2id with the library's defaults (19 MiB, two passes: OWASP's first choice). */
const hasher: SecretHasher = { hash: (secret) => hash(secret), verify: (kept, secret) => verify(kept, secret) };

/** Binds the acts of domain/case to the organisation. */
const taskActOf =
  (organisation: Organisation): TaskActOf =>
  (taskKey, form, subject, state) => {
    const act = taskActs[taskKey] as unknown as CaseTaskAct<UserTaskKey>;
    const { claimId, contactId } = subject;
    return {
      commands: act.toCommands(form as UserTaskForm<UserTaskKey>, { ...subject, state }),
      variables: (after, events) => ({
        ...act.variables(after, events, { claimId, contactId, organisation }),
        outcome: act.outcome(after, events),
      }),
    };
  };

export interface CasesOptions {
  readonly databaseUrl: string;
  readonly config: Config;
  readonly log: Log;
  /** Fills an empty database before the organisation is read. */
  readonly prepare?: (db: Database) => Promise<void>;
}

/** Migrates the schema, prepares the organisation, and puts the store's services together. */
export async function openCases({ databaseUrl, config, log, prepare }: CasesOptions): Promise<Cases> {
  const pool = createDatabasePool(databaseUrl, { max: 10, name: 'fengqiao cases' });
  try {
    await migrate(pool, 'cases', packagePath('domain/store/migrations'));
    const db = openDatabase(pool);
    await prepare?.(db);
    const settings = await startSettings(db, (error) => log.warn({ error }, 'settings could not be read'));
    const { organisation } = settings;
    const clocks = createClocks({ zone: config.timeZone, calendar: settings.calendar });
    const cipher = createCipher(loadSealKey({ value: config.sealKey, dataDir: config.dataDir }));
    const parts: StoreParts = {
      db,
      clock: systemClock,
      newId: createNewId(() => Date.now(), randomBytes),
      organisation,
      clocks,
      cipher,
      core: { decide, evolve, outboxOf },
      signer: await openSigner(db, cipher),
    };
    const clock = await startBusinessClock({
      read: () => readBusinessTime(db),
      onError: (error) => log.warn({ error }, 'business time could not be read'),
    });
    return {
      parts,
      hasher,
      taskActOf: taskActOf(organisation),
      pool,
      db,
      store: createCaseStore(parts),
      queries: createCaseQueries(parts),
      accounts: createAccountStore(db, systemClock, hasher),
      register: createRegistration(parts, (code) => hasher.hash(code)),
      tasks: createTaskService({ parts, taskActOf: taskActOf(organisation) }),
      monthlyReview: createMonthlyReview(parts, {
        // The first day of the next month [P].
        openAt: (month) =>
          new Date(DateTime.fromISO(`${monthAfter(month)}-01`, { zone: config.timeZone }).toMillis()).toISOString(),
        sampleRate: config.reviewSampleRate,
      }),
      organisation,
      get units() {
        return settings.units();
      },
      settings,
      clocks,
      clock,
      async close() {
        clock.stop();
        settings.stop();
        await pool.end();
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
