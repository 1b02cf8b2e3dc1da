/** Clocks as deadline receipts. Pure. */
import type { Clocks } from '../clocks/port.ts';
import type { ClockKey } from '../schema/codes.ts';
import type { ClockState } from '../schema/matter.ts';
import type { ClockView, DeadlineState } from '../schema/views.ts';

/** State and days left (negative: overdue) of a running due day. */
export function deadline(
  clocks: Clocks,
  startsOn: string,
  dueOn: string,
  now: number,
): { state: DeadlineState; days: number } {
  const days = clocks.daysBetween(clocks.localDate(now), dueOn);
  const state = days < 0 ? 'OVER' : days === 0 ? 'TODAY' : clocks.dueSoon(startsOn, dueOn, now) ? 'SOON' : 'OK';
  return { state, days };
}

function stateOf(clocks: Clocks, clock: ClockState, now: number): { state: DeadlineState; days: number } {
  if (!clock.stopped) return deadline(clocks, clock.startsOn, clock.dueOn, now);
  const { outcome, on } = clock.stopped;
  const state: DeadlineState = outcome === 'SUPERSEDED' || outcome === 'NOT_OWED' ? 'NONE' : outcome;
  return { state, days: clocks.daysBetween(on, clock.dueOn) };
}

export const nameOf = (clocks: Clocks, key: ClockKey, on: string) => clocks.rule(key, on).name;

/** All clocks of a matter in order of creation. `seqOf` gives a claim's number. */
export function clockViews(
  clocks: Clocks,
  states: readonly ClockState[],
  seqOf: (id: string) => number | null,
  now: number,
): ClockView[] {
  const supersededBy = new Map(
    states.flatMap((clock) => (clock.supersedes === null ? [] : [[clock.supersedes, clock.clockKey] as const])),
  );
  return states.map((clock) => {
    const rule = clocks.rule(clock.clockKey, clock.startsOn);
    return {
      clockRef: clock.clockRef,
      clockKey: clock.clockKey,
      name: rule.name,
      claimSeq: seqOf(clock.subject.id),
      startsOn: clock.startsOn,
      dueOn: clock.dueOn,
      length: rule.length,
      unit: rule.unit,
      roll: rule.roll,
      article: rule.article,
      statutory: rule.statutory,
      ruleVersion: clock.ruleVersion,
      ...stateOf(clocks, clock, now),
      moves: clock.moves.map((move) => ({ ...move })),
      supersededBy: supersededBy.get(clock.clockRef) ?? null,
      stoppedOn: clock.stopped?.on ?? null,
    };
  });
}
