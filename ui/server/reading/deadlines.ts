/** The deadline receipt: why this date, and can it move? Counted by the same code that computed the date. */
import { hearingDays } from '../../../domain/case/clockEvents.ts';
import type { Clocks } from '../../../domain/clocks/port.ts';
import type { DeadlineReceipt, ReceiptPart } from '../../../domain/schema/deadlineViews.ts';
import type { StoredEvent } from '../../../domain/schema/events.ts';
import type { UnitId } from '../../../domain/schema/ids.ts';
import type { ClockState, MatterState } from '../../../domain/schema/matter.ts';
import { businessNow, type StoreParts } from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { MatterReader } from '../deps.ts';
import type { DeadlineDesk } from '../documentPorts.ts';

export interface DeadlineDeskParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load' | 'events'>;
  /** Rights, reasons and the read log are those of the matter's page. */
  readonly matters: Pick<MatterReader, 'view'>;
}

interface Hearing {
  readonly fromOn: string;
  readonly toOn: string;
}

/** The days by which the clock was lengthened: hearings, or what its approved days differ from the rule's length. */
function extraDaysOf(clocks: Clocks, clock: ClockState): number {
  const { unit, roll } = clocks.rule(clock.clockKey, clock.startsOn);
  return unit === 'CD' && roll === 'NONE'
    ? clocks.daysBetween(clocks.due(clock.clockKey, clock.startsOn).dueOn, clock.dueOn)
    : hearingDays(clock);
}

function partOf(clocks: Clocks, clock: ClockState, hearings: readonly Hearing[]): ReceiptPart {
  const paused = hearings.flatMap(({ fromOn, toOn }) =>
    Array.from({ length: clocks.daysBetween(fromOn, toOn) + 1 }, (_, n) => clocks.addDays(fromOn, n)),
  );
  const { rule, startsOn, extraDays, lengthEnd, end, dueOn, days } = clocks.explain(
    clock.clockKey,
    clock.startsOn,
    extraDaysOf(clocks, clock),
    paused,
  );
  return {
    clockRef: clock.clockRef,
    clockKey: clock.clockKey,
    name: rule.name,
    startsOn,
    length: rule.length,
    unit: rule.unit,
    extraDays,
    lengthEnd,
    end,
    dueOn,
    days: days.map((day) => ({ ...day })),
  };
}

/** An extension begins where the clock before it ends; any other clock begins by itself. */
function chainOf(state: MatterState, clock: ClockState): readonly ClockState[] {
  const before = state.clocks.find(({ clockRef }) => clockRef === clock.supersedes);
  return before && clock.clockKey === 'HANDLE_EXT' && before.dueOn === clock.startsOn
    ? [...chainOf(state, before), clock]
    : [clock];
}

/** The act whose event the clock stands beside: the first of the same command that is about no clock. */
function startedBy(events: readonly StoredEvent[], { clockRef }: ClockState): StoredEvent | undefined {
  const began = events.find((event) => event.type === 'ClockStarted' && event.data.clockRef === clockRef);
  return began && events.find((event) => event.command.id === began.command.id && !event.type.startsWith('Clock'));
}

/** Whether the day can still move (R1 arts 34, 36; the renewal of a redo is a proposal). */
export function moveOf(state: MatterState, clock: ClockState, clocks: Clocks, today: string): DeadlineReceipt['move'] {
  const rule = clocks.rule(clock.clockKey, clock.startsOn);
  const claim = state.claims.find(({ claimId }) => claimId === clock.subject.id);
  const running = clock.stopped === null;
  const open = running && today <= clock.dueOn ? 'OPEN' : 'OVER';
  switch (clock.clockKey) {
    case 'HANDLE_31_6':
    case 'SIMPLE_HANDLE':
    case 'HANDLE_EXT': {
      const used = clock.clockKey === 'HANDLE_EXT' || claim?.extension?.state === 'APPROVED';
      const asked = claim?.extension?.state === 'REQUESTED' && running;
      return { by: 'EXTENSION', state: used ? 'USED' : asked ? 'ASKED' : open, article: 'R1-34' };
    }
    case 'REEXAM_DECIDE':
      return { by: 'HEARING', state: running ? 'OPEN' : 'OVER', article: 'R1-36' };
    case 'REDO':
      return {
        by: 'RENEWAL',
        state: (claim?.redo?.renewals ?? 0) > 0 ? 'USED' : running ? 'OPEN' : 'OVER',
        article: 'P',
      };
    default: {
      const byTable = rule.unit === 'WD' || rule.roll === 'NEXT_WORKING_DAY';
      return { by: byTable ? 'CALENDAR' : 'NOTHING', state: open, article: rule.article };
    }
  }
}

export function createDeadlineDesk({ parts, store, matters }: DeadlineDeskParts): DeadlineDesk {
  const { db, clock: realTime, clocks, organisation } = parts;
  const nameOf = (unitId: UnitId | null) => (unitId === null ? null : (organisation.unit(unitId)?.name ?? null));
  return {
    async receipt(viewer, matterId, clockRef) {
      const view = await matters.view(viewer, matterId);
      const shown = view?.clocks.find((one) => one.clockRef === clockRef);
      const state = shown && (await store.load(matterId));
      const clock = state?.clocks.find((one) => one.clockRef === clockRef);
      if (!view || !shown || !state || !clock) return undefined;
      const events = await store.events(matterId);
      // Where the page hides the units of a sealed matter, its receipts do too.
      const hideUnits = view.claims.length > 0 && view.claims.every(({ unitName }) => unitName === null);
      const hearings = events.flatMap((event): Hearing[] =>
        event.type === 'HearingHeld' && event.data.stage === 'REEXAM' && event.data.claimId === clock.subject.id
          ? [{ fromOn: event.data.fromOn, toOn: event.data.toOn }]
          : [],
      );
      const excluded = clock.clockKey === 'REEXAM_DECIDE' ? hearings : [];
      const chain = chainOf(state, clock);
      const chained = chain.map((one) => partOf(clocks, one, excluded));
      const began = chain[0] && startedBy(events, chain[0]);
      const counted = chained.at(-1)?.dueOn ?? clock.dueOn;
      const today = clocks.localDate(await businessNow(db, realTime));
      return {
        clock: shown,
        responsible: {
          role: clock.responsible.role,
          unitName: hideUnits ? null : nameOf(clock.responsible.unitId),
        },
        started: began
          ? {
              type: began.type,
              on: clocks.localDate(Date.parse(began.at)),
              role: began.actor.role,
              unitName: hideUnits ? null : nameOf(began.actor.unitId),
            }
          : null,
        parts: chained,
        hearings: excluded,
        move: moveOf(state, clock, clocks, today),
        recount: counted === clock.dueOn ? null : counted,
        nextCheckAt: clock.stopped ? null : clock.nextCheckAt,
        today,
      };
    },
  };
}
