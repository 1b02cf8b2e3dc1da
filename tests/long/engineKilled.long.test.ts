import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';
import { engineKillRound } from './engineKills.ts';

const programs = usePrograms();

test.each(seeds(10))(
  'should keep what the engine acknowledged, once, when it is killed under load (seed %i)',
  (seed) => engineKillRound(programs, seed),
  180_000,
);
