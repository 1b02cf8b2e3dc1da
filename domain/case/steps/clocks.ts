/** What a clock has to say when it is looked at: nothing yet, a threshold, or the end of a right or window. */
import { lapses } from '../../clocks/rules.ts';
import type { NewEvent } from '../../schema/events.ts';
import type { ClockState, MatterState } from '../../schema/matter.ts';
import { accept, event, refuse } from '../answers.ts';
import { hearingDays, moved, stopped } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { findClaim, inRedo } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveClaim } from './move.ts';

/** The end of a right or window, and what it means for its subject. */
function lapsed(state: MatterState, ctx: DecideContext, clock: ClockState): NewEvent[] {
  const over = stopped(clock, ctx, 'LAPSED', clock.dueOn);
  if (clock.clockKey === 'EVALUATION_WINDOW') return [over, event('RatingLapsed', {})];
  const opens = clock.clockKey === 'REVIEW_REQUEST' ? 'OPINION_SERVED' : 'REVIEW_SERVED';
  const isWindow = clock.clockKey === 'REVIEW_REQUEST' || clock.clockKey === 'REEXAM_REQUEST';
  if (!isWindow || clock.subject.kind !== 'CLAIM') return [over];
  if (findClaim(state, clock.subject.id)?.status !== opens) return [over];
  const move = moveClaim(state, clock.subject.id, 'LAPSE');
  return move.ok ? [over, event('ClaimFinalByLapse', move.step)] : [over];
}

/** A redo whose day has passed has failed, once per running: at the check that first finds the day over. */
function redoFailed(state: MatterState, clock: ClockState): NewEvent[] {
  const claim = clock.subject.kind === 'CLAIM' ? findClaim(state, clock.subject.id) : undefined;
  if (clock.clockKey !== 'REDO' || !claim?.redo || !inRedo(claim)) return [];
  const seen = clock.nextCheckAt === null || Date.parse(clock.nextCheckAt) > Date.parse(clock.dueAt);
  if (seen) return [];
  const { redoNo, failures } = claim.redo;
  return [event('RedoFailed', { claimId: claim.claimId, redoNo, failures: failures + 1, because: 'NOT_DONE' })];
}

export const clockSteps: Handlers<'CheckClock' | 'RecomputeClocks'> = {
  CheckClock: (state, { clockRef }, ctx) => {
    const clock = state.clocks.find((entry) => entry.clockRef === clockRef);
    if (!clock) return refuse('CLOCK_UNKNOWN', null, 'This matter has no such clock.');
    if (clock.stopped) return accept();
    const daysPastDue = ctx.clocks.daysPastDue(clock.dueOn, ctx.now);
    if (lapses(clock.clockKey)) return daysPastDue >= 0 ? accept(lapsed(state, ctx, clock)) : accept();
    if (clock.nextCheckAt === null || Date.parse(clock.nextCheckAt) > ctx.now) return accept();
    return accept(
      event('ClockThresholdReached', {
        clockRef: clock.clockRef,
        daysPastDue,
        nextCheckAt: ctx.clocks.nextCheck(clock.dueOn, clock.startsOn, ctx.now),
      }),
      daysPastDue >= 0 ? redoFailed(state, clock) : [],
    );
  },

  RecomputeClocks: (state, _data, ctx) => {
    const open = state.clocks.filter((clock) => {
      if (clock.stopped) return false;
      const rule = ctx.clocks.rule(clock.clockKey, clock.startsOn);
      return rule.unit === 'WD' || rule.roll === 'NEXT_WORKING_DAY';
    });
    const changed = open.filter(
      (clock) => ctx.clocks.due(clock.clockKey, clock.startsOn, hearingDays(clock)).dueOn !== clock.dueOn,
    );
    return accept(changed.map((clock) => moved(clock, ctx, hearingDays(clock), 'CALENDAR_LOADED')));
  },
};
