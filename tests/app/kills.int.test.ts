/** A short share of the kill tests of tests/long: one round each, with one kill. */
import { engineKillRound, postgresKillRound } from '../long/engineKills.ts';
import { workerKillRound } from '../long/workerKills.ts';
import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';

const programs = usePrograms();
const [seed = 0] = seeds(1);

test(
  'should record every act and issue every notice once when workers are killed in mid-act',
  () => workerKillRound(programs, seed),
  180_000,
);

test(
  'should keep what the engine acknowledged, once, when it is killed under load',
  () => engineKillRound(programs, seed, 1),
  180_000,
);

test(
  'should keep what the engine acknowledged, once, when PostgreSQL is killed under load',
  () => postgresKillRound(programs, seed, 1),
  180_000,
);
