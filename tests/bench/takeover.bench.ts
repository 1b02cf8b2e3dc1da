/**
 * How long an engine that stands by needs to serve when the active one is lost: milliseconds from the fault until it
 * has created an instance, under no other load. Each fault `--rounds` times (5), the longest is what counts.
 *
 *   npm run bench -- takeover [--rounds 5]
 */
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectOrStart, silentLog } from '../../platform/database/index.ts';
import { keepPrograms } from '../support/processes.ts';
import { startRelayedEngine, statusOf, type RelayedEngine } from '../support/relayedEngine.ts';
import { clientAt, machine, withDataFolder } from './support/options.ts';
import { PROCESS_ID, threeTasks } from './support/threeTasks.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(options.rounds);
/** Between two attempts to create, ms; also how exact the figures are. */
const TRY_MS = 5;

/** Does harm, and answers how to mend it. */
const faults: Readonly<Record<string, (active: RelayedEngine) => Promise<() => Promise<void>>>> = {
  'kill -9': async (active) => {
    await active.program.kill();
    return () => active.restart();
  },
  'connections cut': (active) => {
    active.relay.admit(false);
    active.relay.cut();
    return Promise.resolve(() => Promise.resolve(active.relay.admit(true)));
  },
  'packets swallowed': (active) => {
    active.relay.swallow(true);
    return Promise.resolve(() => Promise.resolve(active.relay.swallow(false)));
  },
  'process paused': (active) => {
    active.program.pause();
    return Promise.resolve(() => Promise.resolve(active.program.resume()));
  },
};

const STANDBYS = "select from pg_stat_activity where application_name = 'fengqiao engine standby'";

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await sleep(TRY_MS);
};

const creates = async ({ url }: RelayedEngine): Promise<boolean> =>
  (
    await fetch(`${url}/v2/process-instances`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ processDefinitionId: PROCESS_ID }),
    })
  ).ok;

console.log(machine());
const programs = keepPrograms();
const table = await withDataFolder(async (dataDir) => {
  const database = await connectOrStart({ dataDir, log: silentLog });
  const first = await startRelayedEngine(programs.start, database.url);
  await until(async () => (await statusOf(first.url)) === 204);
  await clientAt(first.url).deploy([{ name: 'three-tasks.bpmn', content: threeTasks }]);
  const standbys = new pg.Pool({ connectionString: database.url, max: 1 });
  let [active, standby] = [first, await startRelayedEngine(programs.start, database.url)];
  const rows: Record<string, { median: number; longest: number }> = {};
  try {
    for (const [name, harm] of Object.entries(faults)) {
      const measured: number[] = [];
      for (let n = 0; n < rounds; n++) {
        const begin = performance.now();
        const mend = await harm(active);
        await until(() => creates(standby));
        measured.push(Math.round(performance.now() - begin));
        await mend();
        // A former engine that has not found the database again would be no standby for the next fault.
        await until(async () => (await standbys.query(STANDBYS)).rowCount === 1);
        [active, standby] = [standby, active];
      }
      measured.sort((a, b) => a - b);
      rows[name] = { median: measured[Math.floor(rounds / 2)] ?? NaN, longest: measured.at(-1) ?? NaN };
    }
  } finally {
    await programs.killAll();
    await active.relay.close();
    await standby.relay.close();
    await standbys.end();
    await database.stop();
  }
  return rows;
});
console.table(table);
// Connections of the SDK's client stay open for a while and would hold this process.
process.exit();
