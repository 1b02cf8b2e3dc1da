import { usePrograms } from '../support/processes.ts';
import { seeds } from '../support/rounds.ts';
import { demoKillRound, playCases, type Played } from './demoKills.ts';

const programs = usePrograms();
let undisturbed: Played;

beforeAll(async () => {
  undisturbed = await playCases(programs, null);
  expect({ ok: undisturbed.ok, missing: undisturbed.missing }).toEqual({ ok: true, missing: [] });
}, 600_000);

test.each(seeds(10))(
  'should bring the cases of the demo to their ends with their due dates when the engine is killed meanwhile (seed %i)',
  (seed) => demoKillRound(programs, seed, undisturbed),
  900_000,
);
