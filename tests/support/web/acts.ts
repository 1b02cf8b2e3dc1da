/** The usual acts on a matter in one word each; the story itself stands in the tests. */
import { unitId } from '../../../app/demo/county.ts';
import type { ClaimRoute, Confidentiality, MatterType } from '../../../domain/schema/codes.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { actorOf, type WebWorld } from './world.ts';

type Routed = readonly [route: ClaimRoute, unit: string | null];

/** Lets the intake gate accept the matter and gives each claim its route; a unit of null waits for a later decision. */
export async function sort(
  world: WebWorld,
  matterId: MatterId,
  claims: readonly Routed[],
  [matterType, confidentiality]: readonly [MatterType, Confidentiality] = ['APPEAL', 'NORMAL'],
): Promise<void> {
  const clerk = actorOf('int-yz');
  const decision = matterType === 'ACCUSATION' ? 'REFER_ACCUSATION' : 'ACCEPTED';
  const state = await world.act(matterId, clerk, { type: 'DecideIntake', data: { decision, reasonCode: null } });
  await world.act(matterId, clerk, {
    type: 'RouteMatter',
    data: {
      matterType,
      confidentiality,
      claims: state.claims.map(({ claimId }, n) => ({
        claimId,
        route: claims[n]?.[0] ?? 'R31_6',
        unitId: claims[n]?.[1] ? unitId(claims[n][1]) : null,
        simplified: false,
      })),
    },
  });
}

/** Refers a claim to a unit, whose handler confirms it and accepts it, or shows the way to the procedure it belongs to. */
export async function refer(
  world: WebWorld,
  matterId: MatterId,
  unit: string,
  handler: string,
  seq = 1,
): Promise<void> {
  const state = await world.act(matterId, actorOf('int-yz'));
  const claimId = state.claims[seq - 1]?.claimId;
  if (!claimId) throw new Error(`no claim ${String(seq)}`);
  await world.act(matterId, actorOf('int-yz'), {
    type: 'ReferClaim',
    data: { claimId, unitId: unitId(unit), mode: 'ASSIGN' },
  });
  await world.act(matterId, actorOf(handler), { type: 'ConfirmReceipt', data: { claimId } });
  const divert = {
    remedy: 'LITIGATION',
    reconsiderationFirst: false,
    knownOn: null,
    offers: [],
    clueToProcuratorate: false,
  };
  await world.act(
    matterId,
    actorOf(handler),
    state.claims[seq - 1]?.route === 'R31_6'
      ? { type: 'AcceptClaim', data: { claimId, simplified: false } }
      : { type: 'DivertClaim', data: { claimId, ...divert } },
  );
}
