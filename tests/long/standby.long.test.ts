/** Two engines of their own processes on one database: what the active one loses, the other takes. */
import { useDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { startFrontDoor, type FrontDoor } from '../support/frontDoor.ts';
import { expectAcknowledgedKept, expectLedgerKept, startLoad, type Load } from '../support/load.ts';
import { keepPrograms } from '../support/processes.ts';
import { startRelayedEngine, statusOf, type RelayedEngine } from '../support/relayedEngine.ts';

const programs = keepPrograms();
/** Successes before and after a fault, so that each meets a system that works. */
const SUCCESSES = 20;

describe('two engines on one database', () => {
  let engines: readonly RelayedEngine[];
  let active: RelayedEngine;
  let standby: RelayedEngine;
  let door: FrontDoor;
  let load: Load;
  // Before the database's own, which drops it.
  afterAll(async () => {
    await programs.killAll();
    await load.stop();
    await door.close();
    for (const { close } of engines) await close();
  });
  const database = useDatabase();

  const hasStatus = (engine: RelayedEngine, wanted: number): Promise<unknown> =>
    eventually(
      () => statusOf(engine.url),
      (status) => status === wanted,
    );

  beforeAll(async () => {
    const start = (): Promise<RelayedEngine> => startRelayedEngine(programs.start, database.url);
    engines = await Promise.all([start(), start()]);
    door = await startFrontDoor(engines.map(({ url }) => url));
    load = await startLoad(door.url, database.pool);
  });
  beforeEach(async () => {
    const [first, second] = engines as [RelayedEngine, RelayedEngine];
    await load.acknowledged(SUCCESSES);
    [active, standby] = (await statusOf(first.url)) === 204 ? [first, second] : [second, first];
    await hasStatus(active, 204);
    await hasStatus(standby, 503);
  });

  /** Asks one engine directly, past the load balancer, for an instance that can be told by its tag. */
  const createAt = ({ url }: RelayedEngine, tag: string): Promise<Response> =>
    fetch(`${url}/v2/process-instances`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ processDefinitionId: 'two-jobs', tags: [tag] }),
    });

  const written = async (tag: string): Promise<number | null> =>
    (await database.pool.query('select from engine.process_instances where $1 = any(tags)', [tag])).rowCount;

  /** The other serves, and what was acknowledged is there, once. */
  async function expectTakenOver(): Promise<void> {
    await hasStatus(standby, 204);
    await load.acknowledged(SUCCESSES);
    await expectAcknowledgedKept(load.ledger, database.pool);
  }

  /** The former active one refuses what it is asked, saying why, and has written nothing of it. */
  async function expectFenced(late: Response, tag: string): Promise<void> {
    expect(late.headers.get('content-type')).toContain('application/problem+json');
    expect({ status: late.status, ...((await late.json()) as object) }).toMatchObject({
      status: 503,
      title: 'RESOURCE_EXHAUSTED',
    });
    expect(await written(tag)).toBe(0);
  }

  test('should say in a standby that it takes no commands, and let it answer what it can read', async () => {
    expect(await statusOf(standby.url)).toBe(503);
    await expectFenced(await createAt(standby, 'early'), 'early');
    const topology = (await (await fetch(`${standby.url}/v2/topology`)).json()) as {
      brokers: { partitions: unknown[] }[];
    };
    expect(topology.brokers[0]?.partitions).toEqual([{ partitionId: 1, role: 'inactive', health: 'unhealthy' }]);
  });

  test('should go on in the other when the active one is killed', async () => {
    await active.program.kill();
    await expectTakenOver();
    await active.restart();
    await expectFenced(await createAt(active, 'after-a-kill'), 'after-a-kill');
  });

  test('should go on in the other when the active one is cut off from the database, and let it stand by again', async () => {
    active.relay.admit(false);
    active.relay.cut();
    await expectTakenOver();
    await expectFenced(await createAt(active, 'cut-off'), 'cut-off');
    active.relay.admit(true);
    await standby.program.kill();
    await hasStatus(active, 204);
    expect((await createAt(active, 'again')).status).toBe(200);
    await standby.restart();
  });

  test('should write nothing in an engine that was paused while the other took over', async () => {
    active.program.pause();
    const late = createAt(active, 'paused');
    await expectTakenOver();
    active.program.resume();
    await expectFenced(await late, 'paused');
  });

  test('should have lost nothing and done nothing twice after all that', async () => {
    await load.finish();
    await expectLedgerKept(load.ledger, database.pool);
  });
});
