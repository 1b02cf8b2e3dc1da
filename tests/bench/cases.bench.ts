/**
 * Lists, search, duplicates and the desks with a million matters: milliseconds over HTTP, in the roles that have them.
 * The web server is a process of its own on the embedded PostgreSQL, as `npm run ui` starts it.
 *
 *   npm run bench -- cases [--matters 1000000] [--data folder] [--count 100] [--only desk]
 *
 * With `--data` the matters stay in that folder and are found there the next time; making a million takes minutes.
 */
import { parseArgs } from 'node:util';
import { createDatabasePool } from '../../platform/database/index.ts';
import { measure, signIn } from './support/cases/asking.ts';
import { endpointsOf, sampled } from './support/cases/endpoints.ts';
import { openBenchStore } from './support/cases/store.ts';
import { machine, withDataFolder } from './support/options.ts';
import { startProgram } from './support/server.ts';

const { values: options } = parseArgs({
  options: {
    matters: { type: 'string', default: '1000000' },
    data: { type: 'string' },
    count: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
  },
});
const matters = Number(options.matters);
const count = Number(options.count);
const ms = (value: number): number => Math.round(value * 10) / 10;

async function run(folder: string): Promise<void> {
  const store = await openBenchStore(folder, matters, (what) => console.log(what));
  try {
    const pool = createDatabasePool(store.url, { max: 1, name: 'bench' });
    const endpoints = endpointsOf(await sampled(pool, matters)).filter(({ name }) => name.includes(options.only));
    await pool.end();
    // No engine: nothing that is measured asks it.
    const server = await startProgram('app/ui.js', [], [], {
      DATABASE_URL: store.url,
      FENGQIAO_SEAL_KEY: store.sealKey,
      FENGQIAO_WEB_PORT: '0',
      CAMUNDA_REST_ADDRESS: 'http://127.0.0.1:9',
    });
    try {
      const rows: Record<string, string | number>[] = [];
      for (const { name, as, goal, ask } of endpoints)
        for (const account of as) {
          const { p50, p95, p99 } = await measure(await signIn(server.url, account), ask, count);
          const row = {
            read: name,
            as: account,
            p50: ms(p50),
            p95: ms(p95),
            p99: ms(p99),
            goal,
            met: p95 < goal ? 'yes' : 'NO',
          };
          rows.push(row);
          // A run that is broken off has said this much.
          console.log(Object.values(row).join(' · '));
        }
      console.table(rows);
    } finally {
      await server.stop();
    }
  } finally {
    await store.stop();
  }
}

console.log(`${String(matters)} matters, ${machine()}`);
await (options.data === undefined ? withDataFolder(run) : run(options.data));
process.exit();
