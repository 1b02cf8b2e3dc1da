/**
 * A supervision order (督办) that a supervisor opens without waiting for a time limit: R1 art. 40(1) names wrong acceptance or handling,
 * shirking, delay, fraud and refusal to execute. It opens the same escalation flow as a clock does, with a draft, so that issuing it
 * stays one decision of a named person whoever asked for it. The running of MEASURE_DECISION that the draft starts names the flow.
 */
import { accept, event, refuse } from '../answers.ts';
import { findClaim, nextRef, runningClock } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { draftMeasure, openDraft, subjectId } from './measures.ts';
import { noSuchClaim } from './move.ts';

/** Matters that no unit has to do anything about any more, or not yet. */
const NOBODYS: ReadonlySet<string> = new Set(['REGISTERED', 'NOT_ACCEPTED', 'NO_LONGER_ACCEPTED', 'MERGED', 'GUIDED']);

export const supervision: Handlers<'OpenSupervision'> = {
  OpenSupervision: (state, { claimId, ground }, ctx) => {
    if (ctx.actor.role !== 'SUP')
      return refuse('SUPERVISOR_DECIDES', 'R1-40', 'A supervisor of the petition bureau decides this measure.');
    const claim = claimId === null ? undefined : findClaim(state, claimId);
    if (claimId !== null && !claim) return noSuchClaim();
    if (NOBODYS.has(state.status) || (claim && claim.unitId === null))
      return refuse('NOTHING_TO_SUPERVISE', 'R1-40', 'No unit is handling this.');
    if (openDraft(state, 'SUPERVISION', claimId))
      return refuse('SUPERVISION_DRAFTED', null, 'A draft of a supervision order waits for its decision.');
    const subject = subjectId(state, claimId);
    if (runningClock(state, subject, 'SUPERVISION_ANSWER'))
      return refuse('SUPERVISION_RUNNING', null, 'The unit still has time to answer a supervision order.');
    const clockRef = nextRef(state, subject, 'MEASURE_DECISION');
    const drafted = draftMeasure(state, ctx, claimId, 'SUPERVISION', ground);
    return accept(drafted, event('Escalated', { claimId, clockRef, action: 'SUPERVISE', daysPastDue: 0 }));
  },
};
