/**
 * Latency of an idle engine over HTTP: one instance at a time, from the call that creates it until the SDK's worker
 * has the job, and until the third job's completion is answered. Durable, so each of the four commits is on disk.
 *
 *   npm run bench -- idle [--instances 1000]
 */
import { once, EventEmitter } from 'node:events';
import { parseArgs } from 'node:util';
import { clientAt, machine, withDataFolder } from './support/options.ts';
import { startEngineProcess } from './support/server.ts';
import { PROCESS_ID, TASK_TYPES, threeTasks, VARIABLES } from './support/threeTasks.ts';

const { values: options } = parseArgs({ options: { instances: { type: 'string', default: '1000' } } });
const instances = Number(options.instances);
const WARM_UP = 200;
const JOB_TIMEOUT_MS = 60_000;

interface Latencies {
  /** ms from the creation's call until the first worker has the job. */
  readonly job: number[];
  /** ms from the creation's call until the completion of the third job is answered. */
  readonly end: number[];
}

const measure = (): Promise<Latencies> =>
  withDataFolder(async (folder) => {
    const engine = await startEngineProcess(folder);
    try {
      const client = clientAt(engine.url);
      await client.deploy([{ name: 'three-tasks.bpmn', content: threeTasks }]);
      const bell = new EventEmitter();
      const workers = TASK_TYPES.map((jobType) =>
        client.sdk.createJobWorker({
          jobType,
          maxParallelJobs: 8,
          jobTimeoutMs: JOB_TIMEOUT_MS,
          jobHandler: async (job) => {
            bell.emit(`${jobType} taken`, performance.now());
            const receipt = await job.complete({});
            bell.emit(`${jobType} completed`, performance.now());
            return receipt;
          },
        }),
      );
      const latencies: Latencies = { job: [], end: [] };
      for (let index = 0; index < WARM_UP + instances; index++) {
        const begin = performance.now();
        const [[taken], [completed]] = (await Promise.all([
          once(bell, `${TASK_TYPES[0]} taken`),
          once(bell, `${TASK_TYPES[2]} completed`),
          client.sdk.createProcessInstance({ processDefinitionId: PROCESS_ID as never, variables: VARIABLES }),
        ])) as [[number], [number], unknown];
        if (index < WARM_UP) continue;
        latencies.job.push(taken - begin);
        latencies.end.push(completed - begin);
      }
      for (const worker of workers) worker.stop();
      return latencies;
    } finally {
      await engine.stop();
    }
  });

const row = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): string =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(1);
  return { 'p50, ms': at(0.5), 'p90, ms': at(0.9), 'p99, ms': at(0.99), 'max, ms': at(1) };
};

console.log(`${String(instances)} instances, one at a time, ${machine()}`);
const { job, end } = await measure();
console.table({ 'created → worker has the job': row(job), 'created → three jobs completed': row(end) });
// Connections of the SDK's client stay open for a while and would hold this process.
process.exit();
