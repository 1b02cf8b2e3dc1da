/** A people's mediation that settles a claim while it is handled (People's Mediation Law, art. 33). */
import { person } from '../../support/county.ts';
import { given, type Walk } from '../../support/given.ts';
import { handled, onClaim } from '../../support/steps.ts';

const handler = person('HDL', 'CULTURE');
const investigated = (walk: Walk, mediatedOn: string | null) =>
  onClaim(walk, 'RecordInvestigation', { next: 'READY', petitionerHeard: true, mediatedOn });

test('a mediation agreement may be taken to court together within 30 days of taking effect (R6 art. 33)', () => {
  const walk = handled('2026-07-20');
  given(walk).when(investigated(walk, null), '2026-08-10', handler).then('InvestigationRecorded');
  walk.on('2026-08-10', handler, investigated(walk, '2026-08-07'));
  expect(walk.due).toContainEqual(expect.stringContaining('MEDIATION_CONFIRM'));
  const clock = walk.state.clocks.find((entry) => entry.clockKey === 'MEDIATION_CONFIRM');
  // Day 30 is Sunday 6 September.
  expect(clock).toMatchObject({ startsOn: '2026-08-07', dueOn: '2026-09-07', responsible: { role: 'PET' } });
  walk.until('2026-09-09');
  expect(walk.state.clocks.find((entry) => entry.clockRef === clock?.clockRef)?.stopped?.outcome).toBe('LAPSED');
});

test('a mediation agreement is not recorded before it has taken effect', () => {
  const walk = handled('2026-07-20');
  given(walk).when(investigated(walk, '2026-08-11'), '2026-08-10', handler).refused('MEDIATED_IN_FUTURE', 'R6-33');
});
