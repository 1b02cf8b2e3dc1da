import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';
import { surviveKills, WEIGHTS } from './killedWorld.ts';

const programs = usePrograms();
const KILLS = 100;

beforeAll(() => {
  process.stderr.write(`Of ${String(KILLS)} kills: ${JSON.stringify(WEIGHTS)}\n`);
});

test.each(seeds(1))(
  'should lose nothing acknowledged and do nothing twice in a hundred kills of engines, PostgreSQL, connections and workers (seed %i)',
  (seed) => surviveKills(programs, seed, KILLS),
  1_200_000,
);
