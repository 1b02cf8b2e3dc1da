/** Half a year of a county whose figures can be worked out by hand, without an engine. */
import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { refer, sort } from './acts.ts';
import { answered } from './review.ts';
import { actorOf, type WebWorld } from './world.ts';

/** The day it is looked at: 4 July is the last day that is counted. */
export const LOOKED_AT = '2026-07-05 09:00';

export interface Figures {
  /** Ten matters answered by the water bureau, the first two rated dissatisfied. */
  readonly water: readonly MatterId[];
}

/**
 * Eighteen matters of 27 April that were answered on 18 June, a week before their day: ten of the water bureau, five of education, three of
 * housing. Five more of 4 May that nobody has answered, due on 3 July, of which a leader has taken charge. All in Songtao.
 */
export async function layOut(world: WebWorld): Promise<Figures> {
  const water: MatterId[] = [];
  const several = async (count: number, make: (n: number) => Promise<unknown>) => {
    for (let n = 0; n < count; n++) await make(n);
  };
  await several(10, async (n) =>
    water.push(
      await answered(world, {
        unit: 'WATER',
        handler: 'hdl-water',
        dissatisfied: n < 2,
        claims: [{ subject: 'DRAINAGE', asked: '请清淤排水沟。', answered: '六月十日已清淤。' }],
      }),
    ),
  );
  await several(5, () =>
    answered(world, {
      unit: 'EDUCATION',
      handler: 'hdl-education',
      claims: [{ subject: 'SCHOOL_BUS', asked: '请增设校车站点。', answered: '九月起增设。' }],
    }),
  );
  await several(3, () =>
    answered(world, {
      unit: 'HOUSING',
      handler: 'hdl-housing',
      claims: [{ subject: 'PRESALE_FUNDS', asked: '请查预售款。', answered: '已依法监管。' }],
    }),
  );
  await several(5, () => leftOpen(world));
  await world.at(LOOKED_AT);
  return { water };
}

async function leftOpen(world: WebWorld): Promise<void> {
  await world.at('2026-05-04 09:00');
  const { matterId } = await world.register({});
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, matterId, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  await world.act(matterId, actorOf('ldr-yz'), {
    type: 'TakeOwnership',
    data: {
      level: 'COUNTY',
      planDueOn: '2026-08-31',
      sealed: { rootCause: '经费未落实', crux: '产权不清', method: '部门联动', steps: '核查、协调、回访' },
    },
  });
}

/** Accusations of a town, told to the bureau on the day it stands at. */
export async function accuse(world: WebWorld, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      petitioner: { name: `农户${String(n)}`, phone: null, address: null },
      text: '请查处。',
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      accusedUnitId: unitId('QINGHUAI'),
    });
}
