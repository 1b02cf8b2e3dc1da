/** Time-limited redo (限时重办): new opinion, re-check, one renewal. The order itself counts as the first failure (DT-08). */
import { REDO_RENEWAL_DAYS } from '../../clocks/rules.ts';
import { accept, event, partsMissing, refuse, today } from '../answers.ts';
import { ofClaim, startClock } from '../clockEvents.ts';
import { findClaim, inRedo, runningClock } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { decideMeasure, draftMeasure } from './measures.ts';
import { moveClaim, noSuchClaim } from './move.ts';
import { mayCheck, missingParts, partsOf } from './opinion.ts';

const noRedo = () => refuse('NO_REDO_OPEN', null, 'No redo is open on this claim.');

/** 2nd failure: a circular is drafted; 3rd: an interview (DT-08). */
export const redoMeasure = (failures: number) => (failures >= 3 ? 'INTERVIEW' : 'CIRCULAR');

export const redo: Handlers<'DraftRedo' | 'RecheckRedo' | 'DraftRedoMeasure' | 'DecideRedoCircular'> = {
  DraftRedo: (state, { claimId, outcome, sealed }, ctx) => {
    const move = moveClaim(state, claimId, 'DRAFT_REDO');
    if (!move.ok) return move;
    if (!move.claim.redo) return noRedo();
    return accept(
      event('RedoDrafted', {
        ...move.step,
        redoNo: move.claim.redo.redoNo,
        opinionId: ctx.newId('opn'),
        parts: partsOf(sealed),
        outcome,
        sealed,
      }),
    );
  },

  RecheckRedo: (state, { claimId, pass, defects }, ctx) => {
    const move = moveClaim(state, claimId, pass ? 'RECHECK_PASS' : 'RECHECK_FAIL');
    if (!move.ok) return move;
    const { claim } = move;
    if (!claim.redo) return noRedo();
    const barred = mayCheck(claim, ctx);
    if (barred) return barred;
    const missing = missingParts(claim.draft?.parts ?? []);
    if (pass && missing.length > 0) return partsMissing(missing, 'The draft');
    if (pass && defects.length > 0) return refuse('PASS_WITH_DEFECTS', null, 'A redo with defects does not pass.');
    const { redoNo, failures } = claim.redo;
    return accept(
      event('RedoRechecked', { ...move.step, redoNo, passed: pass, defects }),
      pass ? [] : [event('RedoFailed', { claimId, redoNo, failures: failures + 1, because: 'RECHECK_FAILED' })],
    );
  },

  DraftRedoMeasure: (state, { claimId }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!claim.redo) return noRedo();
    if (claim.redo.failures < 2) return refuse('REDO_NOT_FAILED', null, 'A measure follows a redo that failed.');
    return accept(draftMeasure(state, ctx, claimId, redoMeasure(claim.redo.failures), 'REDO_FAILED'));
  },

  DecideRedoCircular: (state, { claimId, issue, renew }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!claim.redo || !inRedo(claim)) return noRedo();
    if (renew && claim.redo.renewals > 0) return refuse('RENEWED_ALREADY', null, 'A redo is renewed once only.');
    const decided = decideMeasure(state, ctx, { kind: 'CIRCULAR', claimId, issue, seriousConsequence: false });
    if (!decided.ok || !renew) return decided;
    const startsOn = today(ctx);
    const extraDays = REDO_RENEWAL_DAYS - ctx.clocks.rule('REDO', startsOn).length;
    return accept(
      decided.events,
      event('RedoRenewed', {
        claimId,
        redoNo: claim.redo.redoNo,
        dueOn: ctx.clocks.due('REDO', startsOn, extraDays).dueOn,
      }),
      startClock(state, ctx, 'REDO', {
        subject: ofClaim(claimId),
        startsOn,
        extraDays,
        supersedes: runningClock(state, claimId, 'REDO'),
      }),
    );
  },
};
