import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';
import { postgresKillRound } from './engineKills.ts';

const programs = usePrograms();

test.each(seeds(10))(
  'should keep what the engine acknowledged, once, when PostgreSQL is killed under load (seed %i)',
  (seed) => postgresKillRound(programs, seed),
  180_000,
);
