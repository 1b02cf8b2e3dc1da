/** Claims that leave the petition track: statutory procedures, suggestions, accusations (R1 arts 29-31; R5 arts 20, 23; R9 art. 27). */
import type { ClaimRoute } from '../../schema/codes.ts';
import type { NewEvent } from '../../schema/events.ts';
import { accept, event, personDecides, refuse, today } from '../answers.ts';
import { ofClaim, startClock } from '../clockEvents.ts';
import { departed } from './dispatch.ts';
import type { Handlers } from './handler.ts';
import { moveClaim } from './move.ts';
import { serveNotice } from './notice.ts';

const DIVERTED: ReadonlySet<ClaimRoute | null> = new Set<ClaimRoute>(['R31_1', 'R31_2', 'R31_3', 'R31_4', 'R31_5']);

export const diversion: Handlers<'DivertClaim' | 'AnswerSuggestion' | 'TransferAccusation'> = {
  DivertClaim: (state, data, ctx) => {
    const person = personDecides(ctx);
    if (person) return person;
    const move = moveClaim(state, data.claimId, 'DIVERT');
    if (!move.ok) return move;
    const { claim, step } = move;
    if (!claim.route || !DIVERTED.has(claim.route)) {
      return refuse(
        'NOT_A_DIVERTED_ROUTE',
        'R1-31',
        `A claim on route ${claim.route} is not sent to another procedure.`,
      );
    }
    const { knownOn, ...rest } = data;
    if (knownOn !== null && knownOn > today(ctx))
      return refuse('KNOWN_IN_FUTURE', null, 'The day of knowledge is not in the future.');
    if (claim.facts.subject === 'PENALTY_ON_THE_SPOT' && !data.reconsiderationFirst) {
      return refuse(
        'RECONSIDERATION_FIRST',
        'R5-23',
        'An on-the-spot penalty goes to reconsideration before the court.',
      );
    }
    const key =
      claim.route === 'R31_4'
        ? 'RECONSIDERATION_APPLY'
        : claim.route === 'R31_2' && data.remedy === 'LABOUR_ARBITRATION'
          ? 'LABOUR_ARB_LIMIT'
          : null;
    const limit: NewEvent[] =
      key && knownOn ? startClock(state, ctx, key, { subject: ofClaim(claim.claimId), startsOn: knownOn }) : [];
    return accept(
      event('ClaimDiverted', {
        ...rest,
        ...step,
        route: claim.route,
        applyBy: key && knownOn ? ctx.clocks.due(key, knownOn).dueOn : null,
      }),
      step.from === 'ROUTED' ? departed(state, ctx, claim.claimId) : [],
      serveNotice(state, ctx, claim, 'DIVERSION'),
      limit,
    );
  },

  AnswerSuggestion: (state, { claimId, adopted }, ctx) => {
    const move = moveClaim(state, claimId, 'ANSWER_SUGGESTION');
    if (!move.ok) return move;
    if (move.claim.route !== 'SUGGESTION')
      return refuse('NOT_A_SUGGESTION', 'R1-29', 'Only a suggestion is answered this way.');
    return accept(
      event('SuggestionAnswered', { ...move.step, adopted }),
      serveNotice(state, ctx, move.claim, 'RECEIPT_AND_ROUTE'),
    );
  },

  TransferAccusation: (state, { claimId, organUnitId }, ctx) => {
    const person = personDecides(ctx);
    if (person) return person;
    const move = moveClaim(state, claimId, 'TRANSFER');
    if (!move.ok) return move;
    if (move.claim.route !== 'ACCUSATION')
      return refuse('NOT_AN_ACCUSATION', 'R1-30', 'Only an accusation is transferred.');
    if (organUnitId === state.accusedUnitId) {
      return refuse('ACCUSED_UNIT', 'R1-30', 'An accusation does not go to the unit that it accuses.');
    }
    if (!ctx.organisation.unit(organUnitId))
      return refuse('UNIT_UNKNOWN', 'R1-22', 'The organisation tree has no such unit.');
    return accept(
      event('AccusationTransferred', { ...move.step, organUnitId }),
      departed(state, ctx, claimId),
      // The organ owes its notice to whoever gave a name (W11); nobody can be told about an anonymous accusation.
      state.anonymous
        ? []
        : startClock(state, ctx, 'DISCIPLINE_NOTICE', { subject: ofClaim(claimId), unitId: organUnitId }),
    );
  },
};
