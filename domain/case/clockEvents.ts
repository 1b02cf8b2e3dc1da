/** How steps start, stop and move clocks. Each function answers the events; none changes anything. */
import { lapses } from '../clocks/rules.ts';
import type { ClockKey, ClockMoveReason, ClockOutcome } from '../schema/codes.ts';
import type { ClockSubject, NewEvent } from '../schema/events.ts';
import type { ClaimId, UnitId } from '../schema/ids.ts';
import type { ClockState, MatterState } from '../schema/matter.ts';
import type { Instant, LocalDate } from '../schema/time.ts';
import { event, today } from './answers.ts';
import type { DecideContext } from './decision.ts';
import { findClaim, nextRef, runningClock } from './lookup.ts';

export const ofMatter = (state: MatterState): ClockSubject => ({ kind: 'MATTER', id: state.matterId });
export const ofClaim = (id: ClaimId): ClockSubject => ({ kind: 'CLAIM', id });
/** The claim, or the matter where a step concerns no claim. */
export const ofEither = (state: MatterState, id: ClaimId | null): ClockSubject =>
  id === null ? ofMatter(state) : ofClaim(id);

export interface Start {
  readonly subject: ClockSubject;
  /** Day 0; today when absent. */
  readonly startsOn?: LocalDate;
  /** Calendar days added to the rule's length (an extension, a renewal; may be negative). */
  readonly extraDays?: number;
  /** The unit that has to act, where the state does not say it yet. */
  readonly unitId?: UnitId;
  /** A running clock that this one takes the place of. */
  readonly supersedes?: ClockState | undefined;
}

/** Starts a clock; a superseded one ends first, on the same day. */
export function startClock(state: MatterState, ctx: DecideContext, key: ClockKey, start: Start): NewEvent[] {
  const startsOn = start.startsOn ?? today(ctx);
  const due = ctx.clocks.due(key, startsOn, start.extraDays);
  const { supersedes } = start;
  return [
    ...(supersedes ? [stopped(supersedes, ctx, 'SUPERSEDED')] : []),
    event('ClockStarted', {
      clockRef: nextRef(state, start.subject.id, key),
      clockKey: key,
      subject: start.subject,
      startsOn,
      ...due,
      responsible: responsibleFor(state, ctx, key, start),
      nextCheckAt: nextCheckOf(ctx, key, due.dueOn, due.dueAt, startsOn) ?? new Date(ctx.now).toISOString(),
      supersedes: supersedes?.clockRef ?? null,
    }),
  ];
}

/** Ends a clock that is running, if one is; without `outcome`, MET or MET_LATE by the day of the act. */
export function stopClock(
  state: MatterState,
  ctx: DecideContext,
  subjectId: string,
  key: ClockKey,
  how: { outcome?: ClockOutcome; on?: LocalDate } = {},
): NewEvent[] {
  const clock = runningClock(state, subjectId, key);
  return clock ? [stopped(clock, ctx, how.outcome, how.on)] : [];
}

/** The event that ends this clock. `on` is the day of the act, today when absent. */
export function stopped(clock: ClockState, ctx: DecideContext, outcome?: ClockOutcome, on = today(ctx)): NewEvent {
  const late = Math.max(0, ctx.clocks.daysBetween(clock.dueOn, on));
  const how = outcome ?? (late > 0 ? 'MET_LATE' : 'MET');
  return event('ClockStopped', {
    clockRef: clock.clockRef,
    on,
    outcome: how,
    daysLate: how === 'MET_LATE' ? late : 0,
  });
}

/** Moves the due day to what the rule gives with `extraDays`; the old day is kept in `moves`. */
export function moved(clock: ClockState, ctx: DecideContext, extraDays: number, reason: ClockMoveReason): NewEvent {
  const due = ctx.clocks.due(clock.clockKey, clock.startsOn, extraDays);
  return event('ClockMoved', {
    clockRef: clock.clockRef,
    fromDueOn: clock.dueOn,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    days: ctx.clocks.daysBetween(clock.dueOn, due.dueOn),
    reason,
    nextCheckAt:
      nextCheckOf(ctx, clock.clockKey, due.dueOn, due.dueAt, clock.startsOn) ?? new Date(ctx.now).toISOString(),
  });
}

/** Calendar days by which hearings have moved this clock so far. */
export const hearingDays = (clock: ClockState): number =>
  clock.moves.filter((move) => move.reason === 'HEARING_EXCLUDED').reduce((sum, move) => sum + move.days, 0);

/** A clock that ends by itself is looked at once, when its day is over; a duty at each threshold of DT-07. */
export const nextCheckOf = (
  ctx: DecideContext,
  key: ClockKey,
  dueOn: LocalDate,
  dueAt: Instant,
  startsOn: LocalDate,
): Instant | null =>
  lapses(key) ? new Date(Date.parse(dueAt)).toISOString() : ctx.clocks.nextCheck(dueOn, startsOn, ctx.now);

function responsibleFor(
  state: MatterState,
  ctx: DecideContext,
  key: ClockKey,
  start: Start,
): ClockState['responsible'] {
  const level = ctx.organisation.unit(state.bureauUnitId)?.level ?? 'COUNTY';
  const claim = start.subject.kind === 'CLAIM' ? findClaim(state, start.subject.id) : undefined;
  const unitId = start.unitId ?? claim?.unitId ?? state.bureauUnitId;
  switch (ctx.clocks.rule(key, start.startsOn ?? today(ctx)).actor) {
    case 'BUREAU':
      return { role: 'INT', unitId: state.bureauUnitId };
    case 'REVIEWER':
      return { role: 'REV', unitId: state.bureauUnitId };
    case 'PETITIONER':
      return { role: 'PET', unitId: null };
    case 'UNIT':
    case 'OUTSIDE':
      return { role: 'HDL', unitId };
    case 'REVIEW_ORGAN':
    case 'REEXAM_ORGAN':
      return { role: 'LDR', unitId };
    case 'LEADER':
      return { role: 'LDR', unitId: ctx.organisation.ofKind('GOVERNMENT', level)?.unitId ?? null };
    case 'JOINT_CONFERENCE':
      return { role: 'LDR', unitId: ctx.organisation.ofKind('JOINT_CONFERENCE', level)?.unitId ?? null };
  }
}
