/** Two matters about one problem are linked, and each is answered by itself. */
import type { MatterId } from '../../../domain/schema/ids.ts';
import { clerk, fixedId, person, petitioner } from '../../support/county.ts';
import { given } from '../../support/given.ts';
import { handled } from '../../support/steps.ts';

const other = fixedId('mat', 77) as MatterId;
const link = (otherId: MatterId) => ({ type: 'LinkMatter' as const, data: { otherId } });

test('a matter is linked by those who register, once, and moves nothing else', () => {
  const walk = handled('2026-07-20');
  given(walk).when(link(other), '2026-07-21', clerk).then('MatterLinked');
  walk.on('2026-07-21', clerk, link(other));
  expect(walk.state.links).toEqual([other]);
  given(walk).when(link(other), '2026-07-22', clerk).then();
});

test('a matter is linked neither by its petitioner, nor by a reviewer, nor to itself', () => {
  const walk = handled('2026-07-20');
  given(walk).when(link(other), '2026-07-21', petitioner).refused('STAFF_LINK', null);
  given(walk).when(link(other), '2026-07-21', person('REV', 'BUREAU')).refused('STAFF_LINK', null);
  given(walk).when(link(walk.state.matterId), '2026-07-21', clerk).refused('LINK_TO_ITSELF', null);
});
