/**
 * A restart with many live instances: seconds until the engine (with its PostgreSQL) serves, until a worker has
 * completed jobs of old instances, and the memory it takes. Each instance waits at a job and at a timer.
 *
 *   npm run bench -- restart [--instances 100000]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { createEngine } from '../../engine/runtime/createEngine.ts';
import { connectOrStart, createDatabasePool, migrate, silentLog } from '../../platform/database/index.ts';
import { packagePath } from '../../platform/paths.ts';
import { clientAt, machine, withDataFolder } from './support/options.ts';
import { startEngineProcess } from './support/server.ts';
import { PROCESS_ID, reminded, TASK_TYPES, VARIABLES } from './support/threeTasks.ts';

const { values: options } = parseArgs({ options: { instances: { type: 'string', default: '100000' } } });
const instances = Number(options.instances);
/** Creations under way at a time: half a batch of the writer. */
const AT_A_TIME = 200;
/** Old jobs completed after the restart, before memory is looked at. */
const JOBS = 1000;
const JOB_TIMEOUT_MS = 60_000;

/** Fills the database through the runtime, without HTTP: some 1,000 instances/s. */
async function fill(dataDir: string): Promise<void> {
  const database = await connectOrStart({ dataDir, log: silentLog });
  try {
    const pool = createDatabasePool(database.url, { max: 1 });
    await migrate(pool, 'engine', packagePath('engine/store/migrations'));
    await pool.end();
    const engine = createEngine({ databaseUrl: database.url });
    await engine.start();
    try {
      const deployed = await engine.deploy([{ name: 'reminded.bpmn', content: reminded }]);
      if (!deployed.ok) throw new Error(deployed.rejection.reason);
      let left = instances;
      const create = async (): Promise<void> => {
        while (left-- > 0) {
          const created = await engine.createInstance({
            definition: { processDefinitionId: PROCESS_ID, version: -1 },
            variables: VARIABLES,
          });
          if (!created.ok) throw new Error(created.rejection.reason);
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, create));
    } finally {
      await engine.close();
    }
  } finally {
    await database.stop();
  }
}

/** Seconds until a worker's first jobs are completed. */
async function serve(url: string): Promise<number> {
  const { sdk } = clientAt(url);
  const begin = performance.now();
  let completed = 0;
  return new Promise((resolve, reject) => {
    const worker = sdk.createJobWorker({
      jobType: TASK_TYPES[0],
      maxParallelJobs: 32,
      jobTimeoutMs: JOB_TIMEOUT_MS,
      jobHandler: async (job) => {
        try {
          const receipt = await job.complete({});
          if (++completed === JOBS) {
            worker.stop();
            resolve((performance.now() - begin) / 1000);
          }
          return receipt;
        } catch (error) {
          reject(new Error('a job could not be completed', { cause: error }));
          return job.ignore();
        }
      },
    });
  });
}

/** Resident memory in MB. */
const residentMb = (pid: number): number =>
  Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / 1024;

console.log(`${String(instances)} live instances, ${machine()}`);
const row = await withDataFolder(async (folder) => {
  await fill(folder);
  const engine = await startEngineProcess(folder);
  try {
    const atStart = residentMb(engine.pid);
    const seconds = await serve(engine.url);
    return {
      'process started → serves, s': (engine.readyAfterMs / 1000).toFixed(2),
      [`then ${String(JOBS)} jobs of old instances, s`]: seconds.toFixed(2),
      'RSS when it serves, MB': Math.round(atStart),
      'RSS after those jobs, MB': Math.round(residentMb(engine.pid)),
    };
  } finally {
    await engine.stop();
  }
});
console.table([row]);
// Connections of the SDK's client stay open for a while and would hold this process.
process.exit();
