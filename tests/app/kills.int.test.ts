/** A short share of the hundred kills of tests/long. */
import { surviveKills } from '../long/killedWorld.ts';
import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';

const programs = usePrograms();
const [seed = 0] = seeds(1);
const KILLS = 3;

test(
  'should lose nothing acknowledged and do nothing twice when engines, PostgreSQL, connections and workers are killed',
  () => surviveKills(programs, seed, KILLS),
  300_000,
);
