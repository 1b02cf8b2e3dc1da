/**
 * Throughput of the durable engine as a whole: engine, its PostgreSQL and the SDK's workers (this process) on one
 * machine, three service tasks per instance; and the ceiling in the same run: the same client and load against a
 * server that answers at once. The ratio holds on any machine, the figures only on the one they were measured on.
 *
 *   npm run bench -- http [--instances 3000] [--rounds 3] [--creators 32] [--jobs 64] [--node=--cpu-prof]
 */
import { parseArgs } from 'node:util';
import { clientAt, machine, withDataFolder } from './support/options.ts';
import { type Load, runLoad } from './support/load.ts';
import { startAnsweringServer, startEngineProcess } from './support/server.ts';
import { PROCESS_ID, threeTasks } from './support/threeTasks.ts';

const { values: options } = parseArgs({
  options: {
    instances: { type: 'string', default: '3000' },
    rounds: { type: 'string', default: '3' },
    creators: { type: 'string', default: '32' },
    jobs: { type: 'string', default: '64' },
    /** Passed to node for the engine. */
    node: { type: 'string', multiple: true, default: [] },
  },
});
const load: Load = {
  instances: Number(options.instances),
  creators: Number(options.creators),
  maxParallelJobs: Number(options.jobs),
};
/** Instances before the clock starts, on either side: compiled code, warm caches, open connections. */
const WARM_UP: Load = { ...load, instances: 1000 };
/** Where a search stops counting. */
const MOST_COUNTED = 10_000;

/** Instances per second of the engine on an empty database. Throws when an instance did not end. */
const engineRate = (): Promise<number> =>
  withDataFolder(async (folder) => {
    const engine = await startEngineProcess(folder, options.node);
    try {
      const client = clientAt(engine.url);
      await client.deploy([{ name: 'three-tasks.bpmn', content: threeTasks }]);
      await runLoad(client, WARM_UP);
      const seconds = await runLoad(client, load);
      const { page } = await client.sdk.searchProcessInstances(
        { filter: { processDefinitionId: PROCESS_ID as never, state: 'COMPLETED' }, page: { limit: 1 } },
        { consistency: { waitUpToMs: 0 } },
      );
      const expected = Math.min(WARM_UP.instances + load.instances, MOST_COUNTED);
      if (page.totalItems !== expected)
        throw new Error(`${String(page.totalItems)} instances have ended, not ${String(expected)}`);
      return load.instances / seconds;
    } finally {
      await engine.stop();
    }
  });

/** Instances per second of the server that answers at once; one server per load, since it has exactly its jobs. */
async function ceilingRate(): Promise<number> {
  let seconds = 0;
  for (const each of [WARM_UP, load]) {
    const server = await startAnsweringServer(each.instances);
    try {
      seconds = await runLoad(clientAt(server.url), each);
    } finally {
      await server.stop();
    }
  }
  return load.instances / seconds;
}

console.log(`${String(load.instances)} instances of three service tasks, ${machine()}`);
const rounds: Record<string, string | number>[] = [];
for (let round = 0; round < Number(options.rounds); round++) {
  const ceiling = await ceilingRate();
  const engine = await engineRate();
  rounds.push({
    'ceiling, instances/s': Math.round(ceiling),
    'engine, instances/s': Math.round(engine),
    'share of the ceiling': `${((engine / ceiling) * 100).toFixed(0)} %`,
  });
}
console.table(rounds);
// Connections of the SDK's client stay open for a while and would hold this process.
process.exit();
