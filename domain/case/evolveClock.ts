/** Folds the events of clocks. */
import type { ClockRef } from '../schema/ids.ts';
import type { ClockState, MatterState } from '../schema/matter.ts';
import type { FoldEvent } from './evolve.ts';

const change = (state: MatterState, ref: ClockRef, to: (clock: ClockState) => ClockState): MatterState => ({
  ...state,
  clocks: state.clocks.map((clock) => (clock.clockRef === ref ? to(clock) : clock)),
});

export function evolveClock(state: MatterState, event: FoldEvent): MatterState {
  switch (event.type) {
    case 'ClockStarted':
      return { ...state, clocks: [...state.clocks, { ...event.data, moves: [], stopped: null }] };
    case 'ClockMoved': {
      const { clockRef, fromDueOn, dueOn, dueAt, days, reason, nextCheckAt } = event.data;
      return change(state, clockRef, (clock) => ({
        ...clock,
        dueOn,
        dueAt,
        nextCheckAt,
        moves: [...clock.moves, { fromDueOn, reason, days }],
      }));
    }
    case 'ClockThresholdReached': {
      const { clockRef, nextCheckAt } = event.data;
      return change(state, clockRef, (clock) => ({ ...clock, nextCheckAt }));
    }
    case 'ClockStopped': {
      const { clockRef, on, outcome, daysLate } = event.data;
      return change(state, clockRef, (clock) => ({ ...clock, nextCheckAt: null, stopped: { on, outcome, daysLate } }));
    }
    default:
      return state;
  }
}
