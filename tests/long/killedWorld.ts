/**
 * One world that lives through many kills: two engines on one database, each behind a relay; one address before them;
 * load through the official client; and an office whose workers are killed as well.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.ts';
import { startFrontDoor } from '../support/frontDoor.ts';
import { expectAcknowledgedKept, expectLedgerKept, startLoad, type Load } from '../support/load.ts';
import { atRest, historyOf, openTask, sendLetter, startOffice, type Office } from '../support/office.ts';
import { withOwnServer, type OwnServer } from '../support/ownServer.ts';
import type { Program, Programs } from '../support/processes.ts';
import { startRelayedEngine, statusOf, type RelayedEngine } from '../support/relayedEngine.ts';
import { announce, randomOf, type Random } from '../support/rounds.ts';

/** Successes before and after each fault, so that each meets a system that works. */
const SUCCESSES = 20;
/** The moment of a fault is somewhere in this span after that, ms; for the workers that of one registration. */
const SPAN_MS = 300;
const REGISTRATION_MS = 1_500;

interface World {
  readonly server: OwnServer;
  readonly engines: readonly [RelayedEngine, RelayedEngine];
  readonly doorUrl: string;
  readonly load: Load;
  readonly office: Office;
  readonly random: Random;
  workers: Program;
  /** Matters registered so far. */
  readonly matters: string[];
}

/** Does harm, and resolves to how it is mended once the world has gone on without. */
type Fault = (world: World) => Promise<() => Promise<void>>;

const NOTHING_TO_MEND = (): Promise<void> => Promise.resolve();

/** The engine that takes commands, and the other. */
async function roles({ engines }: World): Promise<{ active: RelayedEngine; standby: RelayedEngine }> {
  const [first, second] = engines;
  const firstIsActive = await eventually(
    async () => ({ first: await statusOf(first.url), second: await statusOf(second.url) }),
    (status) => status.first === 204 || status.second === 204,
  );
  return firstIsActive.first === 204 ? { active: first, standby: second } : { active: second, standby: first };
}

async function register({ office, matters }: World): Promise<void> {
  const key = `letter-${String(matters.length).padStart(8, '0')}`;
  const receipt = await eventually(
    () => sendLetter(office, `居民${String(matters.length)}`, '桥面塌陷', key),
    ({ opensMatter }) => opensMatter,
  );
  matters.push(receipt.matterId);
}

const FAULTS = {
  'active engine killed': async (world) => {
    const { active } = await roles(world);
    await active.program.kill();
    return () => active.restart();
  },
  'standby killed': async (world) => {
    const { standby } = await roles(world);
    await standby.program.kill();
    return () => standby.restart();
  },
  'PostgreSQL killed': async ({ server }) => {
    process.kill(await server.postmaster(), 'SIGKILL');
    await server.revive();
    return NOTHING_TO_MEND;
  },
  'writing session killed': async ({ server }) => {
    const { rows } = await server.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'fengqiao engine writer'`,
    );
    // PostgreSQL ends every session and recovers when one of them is killed.
    if (rows[0]) process.kill(rows[0].pid, 'SIGKILL');
    return NOTHING_TO_MEND;
  },
  'connections cut': async (world) => {
    const { active } = await roles(world);
    active.relay.cut();
    return NOTHING_TO_MEND;
  },
  'connections cut for good': async (world) => {
    const { active } = await roles(world);
    active.relay.admit(false);
    active.relay.cut();
    return () => Promise.resolve(active.relay.admit(true));
  },
  'packets swallowed': async (world) => {
    const { active } = await roles(world);
    active.relay.swallow(true);
    return () => Promise.resolve(active.relay.swallow(false));
  },
  'active engine paused': async (world) => {
    const { active } = await roles(world);
    active.program.pause();
    return () => Promise.resolve(active.program.resume());
  },
  'workers killed': async (world) => {
    await register(world);
    await sleep(world.random.between(0, REGISTRATION_MS));
    await world.workers.kill();
    return async () => {
      world.workers = await world.office.startWorkers(world.doorUrl);
    };
  },
} as const satisfies Record<string, Fault>;

type FaultName = keyof typeof FAULTS;

/** Of a hundred faults, how many are of a kind. */
export const WEIGHTS: Readonly<Record<FaultName, number>> = {
  'active engine killed': 25,
  'standby killed': 5,
  'PostgreSQL killed': 10,
  'writing session killed': 10,
  'connections cut': 10,
  'connections cut for good': 10,
  'packets swallowed': 5,
  'active engine paused': 5,
  'workers killed': 20,
};

const bag = (Object.keys(WEIGHTS) as FaultName[]).flatMap((name) => Array<FaultName>(WEIGHTS[name]).fill(name));

/** Nothing is left over: no work to do, no incident, no trace of an instance that has ended. */
async function expectClean({ server }: World): Promise<void> {
  const { rows } = await server.pool.query<{ what: string }>(
    `select 'incident' as what from engine.incidents where state = 'ACTIVE'
     union all select 'deferred work' from engine.deferred
     union all select 'document of ' || key from engine.instances where key not in
       (select key from engine.process_instances where state = 'ACTIVE')
     union all select 'page of ' || instance_key from engine.instance_pages where instance_key not in
       (select key from engine.instances)
     union all select 'timer of ' || process_instance_key from engine.timers where process_instance_key not in
       (select key from engine.instances)
     union all select 'active element of ' || process_instance_key from engine.element_instances
       where state = 'ACTIVE' and process_instance_key not in (select key from engine.instances)`,
  );
  expect(rows.map(({ what }) => what)).toEqual([]);
}

async function live(world: World, faults: number): Promise<void> {
  const { server, load, office, random, matters } = world;
  await register(world);
  await openTask(office, matters[0] ?? '', 'task-intake-check');
  await atRest(office);
  const undisturbed = await historyOf(office, matters[0] ?? '');

  for (let n = 1; n <= faults; n++) {
    await load.acknowledged(SUCCESSES);
    const name = random.pick(bag);
    await sleep(random.between(0, SPAN_MS));
    process.stderr.write(`${String(n)}: ${name}\n`);
    const mend = await FAULTS[name](world);
    await load.acknowledged(SUCCESSES);
    await mend();
    await eventually(
      () => expectAcknowledgedKept(load.ledger, server.pool).then(() => 'kept'),
      (seen) => seen === 'kept',
    );
  }

  await load.finish();
  await expectLedgerKept(load.ledger, server.pool);
  for (const matterId of matters) await openTask(office, matterId, 'task-intake-check');
  await atRest(office);
  for (const matterId of matters) expect(await historyOf(office, matterId)).toEqual(undisturbed);
  await expectClean(world);
}

/** Lets the world meet so many faults, drawn from the seed. */
export async function surviveKills(programs: Programs, seed: number, faults: number): Promise<void> {
  announce(`${String(faults)} kills`, seed);
  await withOwnServer(async (server) => {
    const engines = await Promise.all([
      startRelayedEngine(programs.start, server.url),
      startRelayedEngine(programs.start, server.url),
    ]);
    const door = await startFrontDoor(engines.map(({ url }) => url));
    const load = await startLoad(door.url, server.pool);
    try {
      const office = await startOffice(programs.start, {
        databaseUrl: server.url,
        engineUrl: door.url,
        pool: server.pool,
      });
      const workers = await office.startWorkers(door.url);
      const random = randomOf(seed);
      await live({ server, engines, doorUrl: door.url, load, office, random, workers, matters: [] }, faults);
    } finally {
      await programs.killAll();
      await load.stop();
      await door.close();
      for (const { close } of engines) await close();
    }
  });
}
