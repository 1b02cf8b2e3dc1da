/** A small share of tests/long/randomProcesses.long.test.ts. */
import { Coverage } from './checks/coverage.ts';
import { play } from './play.ts';

const RUNS = 120;
const REPLAYED = 8;

test('random processes should end on random paths, with nothing lost and nothing left behind', async () => {
  const coverage = new Coverage();
  for (let seed = 0; seed < RUNS; seed++) await play(seed, coverage);
  expect(coverage.counts.get('process completed')).toBeGreaterThan(RUNS / 2);
});

test('the same seed should give the same acts, answers and records', async () => {
  for (let seed = 0; seed < REPLAYED; seed++) {
    const [first, second] = [await play(seed, new Coverage()), await play(seed, new Coverage())];
    expect(second.acts).toEqual(first.acts);
    expect(second.answers).toEqual(first.answers);
    expect(second.records).toEqual(first.records);
  }
});
