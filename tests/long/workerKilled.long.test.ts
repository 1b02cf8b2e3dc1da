import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';
import { workerKillRound } from './workerKills.ts';

const programs = usePrograms();

test.each(seeds(10))(
  'should record every act and issue every notice once when workers are killed in mid-act (seed %i)',
  (seed) => workerKillRound(programs, seed),
  180_000,
);
