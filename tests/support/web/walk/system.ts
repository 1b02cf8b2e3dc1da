/** The whole system over the fictional county for a test that walks through it: database, engine, workers, pages, and its time. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { demoCases } from '../../../../app/demo/cases/index.ts';
import { countyPeople, unitId } from '../../../../app/demo/county.ts';
import { createDemoClient } from '../../../../app/demo/http.ts';
import { play } from '../../../../app/demo/play.ts';
import { prepareCounty } from '../../../../app/demo/prepare.ts';
import { instantOf } from '../../../../app/demo/time.ts';
import { startSystem, type System } from '../../../../app/parts/system.ts';
import { createAccountStore, nextDueInstant } from '../../../../domain/store/index.ts';
import { systemClock } from '../../../../platform/clock.ts';
import { createBusinessTime, type BusinessTime } from '../../../../platform/camunda/index.ts';
import { readConfig } from '../../../../platform/config.ts';
import { createLog } from '../../../../platform/log.ts';
import { useDatabase } from '../../database.ts';
import { buildPages } from '../pages.ts';
import { PASSWORD } from '../world.ts';

/** Real argon2id at its lowest cost: the walk is not about its strength. */
const cheap = { memoryCost: 64, timeCost: 1, parallelism: 1 };
const hasher = {
  hash: (secret: string) => hash(secret, cheap),
  verify: (kept: string, secret: string) => verify(kept, secret),
};

export interface WalkSystem {
  readonly url: string;
  /** Moves business time on to a local time `YYYY-MM-DD HH:mm`, stopping at every due instant, and waits until all is quiet. */
  at(local: string): Promise<void>;
  /** Waits until workers and relay have nothing left to do at this time. */
  settle(): Promise<void>;
  /** Plays the cases of the demo to their ends, as `npm run demo` does; the system must begin before the first of them. */
  playDemo(): Promise<void>;
}

/** Starts it for the test file, or the `describe` it is called in, at a local time. Use it only inside tests. */
export function useWalkSystem(from: string): WalkSystem {
  const dataDir = mkdtempSync(join(tmpdir(), 'fengqiao-walk-'));
  let system: System | undefined;
  let time: BusinessTime | undefined;
  // Before the database is dropped: hooks run in the order in which they were set.
  afterAll(async () => {
    await system?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const database = useDatabase();

  beforeAll(async () => {
    await buildPages();
    const startsAt = instantOf(from);
    system = await startSystem({
      config: readConfig({
        DATABASE_URL: database.url,
        FENGQIAO_DATA_DIR: dataDir,
        FENGQIAO_SEAL_KEY: randomBytes(32).toString('hex'),
        FENGQIAO_ENGINE_PORT: '0',
        FENGQIAO_WEB_PORT: '0',
      }),
      log: createLog({ level: 'silent', part: 'walk' }),
      demoAccount: null,
      // A moment earlier, so that the first move pins the engine too.
      prepare: (db) => prepareCounty(db, startsAt - 60_000),
      async onOpen({ db }) {
        const accounts = createAccountStore(db, systemClock, hasher);
        for (const { account, userId } of countyPeople) await accounts.setPassword(account, userId, PASSWORD);
      },
    });
    const { cases, client, workers } = system;
    time = createBusinessTime({
      db: cases.db,
      client,
      sweep: () => workers.sweep.sweep(true),
      onMoved: () => cases.clock.refresh(),
    });
    await time.moveTo(startsAt);
    const month = cases.clocks.localDate(startsAt).slice(0, 7);
    await cases.monthlyReview.schedule(unitId('YZ_BUREAU'), month, { id: 'system', role: 'SYSTEM', unitId: null });
    await time.settle();
  }, 180_000);

  const there = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error('The system exists only while tests run');
    return part;
  };
  return {
    get url() {
      return there(system).webUrl;
    },
    at: (local) => there(time).moveTo(instantOf(local)),
    settle: () => there(time).settle(),
    async playDemo() {
      const { cases, webUrl } = there(system);
      const played = await play(demoCases, {
        client: createDemoClient(webUrl, () => PASSWORD),
        people: countyPeople,
        advanceTo: (ms) => there(time).moveTo(ms),
        settle: () => there(time).settle(),
        nextDue: () => nextDueInstant(cases.db),
        openTasks: async () =>
          (await cases.queries.openTasks({ groups: null, limit: 2_000 })).filter(({ state }) => state === 'OFFERED'),
        claims: async (matterId) => (await cases.store.load(matterId))?.claims ?? [],
        events: (matterId) => cases.store.events(matterId),
        onEvent: () => undefined,
        onProgress: () => undefined,
      });
      expect(played.flatMap(({ failures }) => failures)).toEqual([]);
    },
  };
}
