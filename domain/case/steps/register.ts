/** The first contact of a new matter: registered, receipted, its claims written down, the 15-day dispatch clock started (R1 arts 17, 19, 22). */
import type { MatterState } from '../../schema/matter.ts';
import { accept, event, refuse, today } from '../answers.ts';
import { bureauOf } from '../bureau.ts';
import { ofMatter, startClock } from '../clockEvents.ts';
import type { CommandDataOf } from '../commands.ts';
import type { Decided, DecideContext } from '../decision.ts';
import { evolve } from '../evolve.ts';
import { directNotice } from './notice.ts';

/** At most five people speak for a joint visit; nobody is turned away for being more (R1 art. 20). */
export const MAX_REPRESENTATIVES = 5;

export function registerMatter(
  state: MatterState | undefined,
  data: CommandDataOf<'RegisterMatter'>,
  ctx: DecideContext,
): Decided {
  if (state) return refuse('ALREADY_REGISTERED', null, 'This matter is registered already.');
  if (data.receivedOn > today(ctx))
    return refuse('RECEIVED_IN_FUTURE', null, 'A contact is registered after it came in.');
  const { contactNumber, claims, sealed, receivedAtUnitId, ...rest } = data;
  const { accused: _accused, ...petitioner } = sealed;
  const registered = event('MatterRegistered', {
    ...rest,
    bureauUnitId: bureauOf(ctx.organisation, receivedAtUnitId),
    representatives: data.channel === 'VISIT' ? Math.min(MAX_REPRESENTATIVES, data.petitionerCount) : 0,
    sealed,
  });
  const contact = event('ContactRegistered', {
    contactId: data.contactId,
    contactNumber,
    channel: data.channel,
    receivedOn: data.receivedOn,
    receivedAtUnitId,
    matterId: data.matterId,
    opensMatter: true,
    petitionerKey: data.petitionerKey,
    petitionerCount: data.petitionerCount,
    anonymous: data.anonymous,
    contactUnclear: data.contactUnclear,
    sealed: petitioner,
  });
  const begun = evolve(undefined, { ...registered, actor: ctx.actor });
  return accept(
    registered,
    claims.map((claim, index) => event('ClaimAdded', { claimId: ctx.newId('clm'), seq: index + 1, ...claim })),
    contact,
    event('ContactReceipted', { contactId: data.contactId, receiptNumber: contactNumber }),
    startClock(begun, ctx, 'BUREAU_DISPATCH', { subject: ofMatter(begun), startsOn: data.receivedOn }),
    directNotice(begun, ctx, ofMatter(begun), data),
  );
}
