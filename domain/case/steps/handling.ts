/** Acceptance, investigation, hearing and the one extension of a 31(6) claim (R1 arts 23, 31, 34, 36). */
import { accept, event, personDecides, refuse, today } from '../answers.ts';
import { hearingDays, moved, ofClaim, startClock } from '../clockEvents.ts';
import { findClaim, handlingClock, isSealed, runningClock } from '../lookup.ts';
import type { ClaimState } from '../../schema/matter.ts';
import type { Handlers } from './handler.ts';
import { moveClaim, noSuchClaim } from './move.ts';
import { serveNotice } from './notice.ts';
import { extensionNoticeNumber } from './numbers.ts';

/** R1 art. 34. */
export const MAX_EXTENSION_DAYS = 30;

const beingHandled = (claim: ClaimState): boolean => claim.status === 'ACCEPTED' || claim.status === 'GATE_RETURNED';
const notHandled = (claim: ClaimState) =>
  refuse('NOT_ACCEPTED_YET', 'R1-34', `The claim is not being handled; its status is ${claim.status}.`);

export const handling: Handlers<
  | 'AcceptClaim'
  | 'RefuseClaim'
  | 'RecordInvestigation'
  | 'RequestExtension'
  | 'DecideExtension'
  | 'TellExtension'
  | 'RecordHearing'
> = {
  AcceptClaim: (state, { claimId, simplified }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (claim.route !== 'R31_6') {
      return refuse(
        'ONLY_31_6_IS_HANDLED',
        'R1-34',
        `Only a 31(6) claim runs on the 60-day clock; this one is ${claim.route}.`,
      );
    }
    const move = moveClaim(state, claimId, 'ACCEPT');
    if (!move.ok) return move;
    if (simplified && !state.firstTime) {
      return refuse(
        'SIMPLIFIED_ONLY_FIRST_TIME',
        'W1',
        'Simplified handling is for matters that are raised for the first time.',
      );
    }
    const acceptedOn = today(ctx);
    return accept(
      event('ClaimAccepted', { ...move.step, simplified, acceptedOn }),
      serveNotice(state, ctx, claim, 'RECEIPT_AND_ROUTE'),
      startClock(state, ctx, simplified ? 'SIMPLE_HANDLE' : 'HANDLE_31_6', {
        subject: ofClaim(claimId),
        startsOn: acceptedOn,
      }),
    );
  },

  RefuseClaim: (state, { claimId, reasonCode }, ctx) => {
    const person = personDecides(ctx);
    if (person) return person;
    const move = moveClaim(state, claimId, 'REFUSE');
    if (!move.ok) return move;
    return accept(
      event('ClaimNotAccepted', { ...move.step, reasonCode }),
      serveNotice(state, ctx, move.claim, 'RECEIPT_AND_ROUTE'),
    );
  },

  RecordInvestigation: (state, { mediatedOn, ...data }, ctx) => {
    const { claimId } = data;
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!beingHandled(claim)) return notHandled(claim);
    if (mediatedOn !== null && mediatedOn > today(ctx))
      return refuse('MEDIATED_IN_FUTURE', 'R6-33', 'A mediation agreement is recorded once it has taken effect.');
    // Both sides may together ask the court to confirm the agreement, counted from the day it took effect (R6 art. 33).
    const confirmation = { subject: ofClaim(claimId), supersedes: runningClock(state, claimId, 'MEDIATION_CONFIRM') };
    return accept(
      event('InvestigationRecorded', data),
      mediatedOn === null ? [] : startClock(state, ctx, 'MEDIATION_CONFIRM', { ...confirmation, startsOn: mediatedOn }),
    );
  },

  RequestExtension: (state, { claimId, days, reasonCode, petitionerHeard }) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!beingHandled(claim)) return notHandled(claim);
    if (!Number.isInteger(days) || days < 1 || days > MAX_EXTENSION_DAYS) {
      return refuse('EXTENSION_TOO_LONG', 'R1-34', 'An extension is 1 to 30 days.');
    }
    if (claim.extension?.state === 'APPROVED')
      return refuse('EXTENDED_ALREADY', 'R1-34', 'Handling is extended once only.');
    if (claim.extension?.state === 'REQUESTED')
      return refuse('EXTENSION_PENDING', 'R1-34', 'A request for extension is open.');
    return accept(
      event('InvestigationRecorded', { claimId, next: 'EXTENSION', petitionerHeard }),
      event('ExtensionRequested', { claimId, days, reasonCode }),
    );
  },

  DecideExtension: (state, { claimId, approved }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (claim.extension?.state !== 'REQUESTED') {
      return refuse('NO_EXTENSION_REQUESTED', 'R1-34', 'No request for extension is open on this claim.');
    }
    if (ctx.actor.role !== 'LDR' || ctx.actor.unitId !== claim.unitId || ctx.actor.id === claim.draft?.drafterId) {
      return refuse('UNIT_HEAD_APPROVES', 'R1-34', 'The head of the handling unit decides an extension.');
    }
    if (!approved) return accept(event('ExtensionDecided', { claimId, approved, days: 0, dueOn: null }));
    const old = handlingClock(state, claimId);
    if (!old) return notHandled(claim);
    if (today(ctx) > old.dueOn) {
      return refuse('EXTENSION_AFTER_DUE', 'R1-34', 'The time limit is over; it can no longer be extended.');
    }
    const { days } = claim.extension;
    const extraDays = days - ctx.clocks.rule('HANDLE_EXT', old.dueOn).length;
    const { dueOn } = ctx.clocks.due('HANDLE_EXT', old.dueOn, extraDays);
    return accept(
      event('ExtensionDecided', { claimId, approved, days, dueOn }),
      startClock(state, ctx, 'HANDLE_EXT', {
        subject: ofClaim(claimId),
        startsOn: old.dueOn,
        extraDays,
        supersedes: old,
      }),
    );
  },

  TellExtension: (state, { claimId }) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (claim.extension?.state !== 'APPROVED')
      return refuse('NOT_EXTENDED', 'R1-34', 'No extension was approved on this claim.');
    if (claim.extension.told) return accept();
    return accept(event('ExtensionTold', { claimId, noticeNumber: extensionNoticeNumber(state, claim) }));
  },

  RecordHearing: (state, { claimId, fromOn, toOn, open }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (toOn < fromOn) return refuse('HEARING_DAYS', null, 'A hearing ends on or after the day it begins.');
    if (toOn > today(ctx)) return refuse('HEARING_NOT_HELD_YET', null, 'A hearing is recorded when it has been held.');
    if (open && isSealed(state)) {
      return refuse('HEARING_NOT_PUBLIC', 'W10', 'A matter of this confidentiality is not heard in public.');
    }
    if (beingHandled(claim)) {
      // A hearing while handling does not stop the 60 days: R1 art. 36(2) excludes hearing time in a re-examination only.
      return accept(event('HearingHeld', { claimId, stage: 'HANDLING', fromOn, toOn, open }));
    }
    if (claim.status !== 'UNDER_REEXAM') return notHandled(claim);
    if (fromOn < (claim.reexam?.requestedOn ?? fromOn)) {
      return refuse('HEARING_DAYS', 'R1-36', 'Only hearing days after the request are excluded.');
    }
    const clock = runningClock(state, claimId, 'REEXAM_DECIDE');
    const days = ctx.clocks.daysBetween(fromOn, toOn) + 1;
    return accept(
      event('HearingHeld', { claimId, stage: 'REEXAM', fromOn, toOn, open }),
      clock ? [moved(clock, ctx, hearingDays(clock) + days, 'HEARING_EXCLUDED')] : [],
    );
  },
};
