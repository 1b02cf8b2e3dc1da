/** Rating and close-out, colour and ownership (domain §3.4, §3.13, DT-05, DT-09; R1 arts 18, 27, 42). */
import { userIdSchema } from '../../schema/ids.ts';
import type { MatterState } from '../../schema/matter.ts';
import { accept, event, refuse, today } from '../answers.ts';
import { ofMatter, startClock, stopClock } from '../clockEvents.ts';
import { executionOpen, isAnswered, isSealed, runningClock, runningsOf } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveMatter } from './move.ts';

const claimsOpen = () => refuse('CLAIMS_OPEN', 'R1-34', 'A claim of this matter has not been answered yet.');

/** First-time matters with a 31(6) claim that may be published; the others are not rated (domain §3.13). */
export const ratingEligible = (state: MatterState): boolean =>
  state.firstTime &&
  state.matterType !== 'ACCUSATION' &&
  !isSealed(state) &&
  state.claims.some((claim) => claim.route === 'R31_6' && claim.opinions.length > 0);

const ENDED: ReadonlySet<MatterState['status']> = new Set<MatterState['status']>([
  'CLOSED',
  'AFTER_CARE',
  'NOT_ACCEPTED',
  'NO_LONGER_ACCEPTED',
  'MERGED',
  'GUIDED',
]);

export const evaluation: Handlers<
  'InviteRating' | 'RateMatter' | 'OpenCloseOut' | 'CloseMatter' | 'RecordColour' | 'TakeOwnership'
> = {
  InviteRating: (state, _data, ctx) => {
    if (!state.claims.every(isAnswered)) return claimsOpen();
    const move = moveMatter(state, 'ANSWER', 'NOT_IN_HANDLING', null);
    if (!move.ok) return move;
    const eligible = ratingEligible(state);
    return accept(
      event('MatterAnswered', move.step),
      event('RatingInvited', { eligible }),
      startClock(state, ctx, eligible ? 'EVALUATION_WINDOW' : 'CLOSE_OUT', { subject: ofMatter(state) }),
    );
  },

  RateMatter: (state, { rating }, ctx) => {
    if (ctx.actor.role !== 'PET') return refuse('PETITIONER_RATES', null, 'Only the petitioner rates a matter.');
    if (!state.rating?.invited || !state.rating.eligible) {
      return refuse('NOT_OPEN_TO_RATING', null, 'This matter is not open to rating.');
    }
    if (state.rating.value !== null) return refuse('RATED_ALREADY', null, 'This matter has been rated.');
    const window = runningClock(state, state.matterId, 'EVALUATION_WINDOW');
    if (!window || today(ctx) > window.dueOn) return refuse('RATING_WINDOW_OVER', null, 'The rating window is over.');
    return accept(event('RatingReceived', { rating }), stopClock(state, ctx, state.matterId, 'EVALUATION_WINDOW'));
  },

  OpenCloseOut: (state, _data, ctx) => {
    if (state.status !== 'ANSWERED')
      return refuse('NOT_ANSWERED', null, 'Close-out follows the answer to every claim.');
    if (runningsOf(state, state.matterId, 'CLOSE_OUT').length > 0) return accept();
    const window = runningClock(state, state.matterId, 'EVALUATION_WINDOW');
    if (window && today(ctx) <= window.dueOn)
      return refuse('RATING_OPEN', null, 'The petitioner may still rate this matter.');
    return accept(
      window
        ? [...stopClock(state, ctx, state.matterId, 'EVALUATION_WINDOW', { outcome: 'LAPSED', on: window.dueOn })]
        : [],
      window ? [event('RatingLapsed', {})] : [],
      startClock(state, ctx, 'CLOSE_OUT', { subject: ofMatter(state) }),
    );
  },

  CloseMatter: (state, { codes }, ctx) => {
    if (!state.claims.every(isAnswered)) return claimsOpen();
    const move = moveMatter(state, 'CLOSE', 'NOT_ANSWERED', null);
    if (!move.ok) return move;
    if (runningClock(state, state.matterId, 'EVALUATION_WINDOW')) {
      return refuse('RATING_OPEN', null, 'The petitioner may still rate this matter.');
    }
    if (!runningClock(state, state.matterId, 'CLOSE_OUT')) {
      return refuse('CLOSE_OUT_NOT_OPEN', null, 'Close-out has not been opened for this matter.');
    }
    if (state.claims.some(executionOpen)) {
      return refuse(
        'NOT_EXECUTED',
        'R1-42',
        'An upheld opinion has not been carried out; closing would be a false closure.',
      );
    }
    return accept(
      event('MatterClosed', { ...move.step, codes }),
      stopClock(state, ctx, state.matterId, 'CLOSE_OUT'),
      // Nobody talks with the petitioner any more about taking charge; that no leader did stays in the record.
      stopClock(state, ctx, state.matterId, 'LEADER_CONTACT', { outcome: 'NOT_OWED', on: today(ctx) }),
    );
  },

  RecordColour: (state, { result }, ctx) => {
    const same = state.colour?.colour === result.colour && state.colour.factors.join() === result.factors.join();
    const ownerMissing =
      result.colour === 'RED' &&
      state.ownership === null &&
      !ENDED.has(state.status) &&
      runningsOf(state, state.matterId, 'LEADER_CONTACT').length === 0;
    return accept(
      same ? [] : [event('ColourRated', result)],
      ownerMissing ? startClock(state, ctx, 'LEADER_CONTACT', { subject: ofMatter(state) }) : [],
    );
  },

  TakeOwnership: (state, { level, planDueOn, sealed }, ctx) => {
    const leader = userIdSchema.safeParse(ctx.actor.id);
    if (!leader.success || ctx.actor.role !== 'LDR') {
      return refuse('LEADER_OWNS', 'R1-18', 'A leader in person takes charge of a matter.');
    }
    if (state.ownership) return refuse('OWNED_ALREADY', null, 'A leader is in charge of this matter already.');
    if (ctx.actor.unitId !== null && ctx.actor.unitId === state.accusedUnitId) {
      return refuse('LEADER_INTERESTED', 'R1-28', 'A leader with a direct interest does not take charge.');
    }
    if (Object.values(sealed).some((part) => part.trim() === '')) {
      return refuse('PLAN_PART_MISSING', null, 'A case plan names root cause, crux, method and steps.');
    }
    if (planDueOn < today(ctx)) return refuse('PLAN_IN_PAST', null, 'The plan ends today or later.');
    return accept(
      event('OwnershipTaken', { leaderId: leader.data, level, planDueOn, sealed }),
      stopClock(state, ctx, state.matterId, 'LEADER_CONTACT'),
    );
  },
};
