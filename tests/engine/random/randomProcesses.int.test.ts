/** A small share of the comparison in tests/long/randomProcesses.long.test.ts. */
import { engineSchema, useDatabase } from '../../support/database.ts';
import { playAgain } from './agreement.ts';
import { Coverage } from './checks/coverage.ts';
import { emptyStores } from './emptyDatabase.ts';
import { play } from './play.ts';

const RUNS = 12;
const database = useDatabase(engineSchema);

test('PostgreSQL should answer, record and show the same as memory on random paths', async () => {
  const next = await emptyStores(database);
  const coverage = new Coverage();
  for (let seed = 0; seed < RUNS; seed++) await playAgain(await play(seed, coverage), await next());
  expect(coverage.counts.get('process completed')).toBeGreaterThan(RUNS / 2);
});
