/** The pure functions the store runs commands through, passed in, so that the store knows their shape only. */
import type { Command } from '../case/commands.ts';
import type { Decided, DecideContext } from '../case/decision.ts';
import type { StoredEvent } from '../schema/events.ts';
import type { MatterState } from '../schema/matter.ts';
import type { OutboxEntry } from './port.ts';

export interface CaseCore {
  decide(state: MatterState | undefined, command: Command, ctx: DecideContext): Decided;
  /** Folds one event of the matter's own stream; events of contact streams never come here. */
  evolve(state: MatterState | undefined, event: StoredEvent): MatterState;
  /** What follows outside from an event; `before` is undefined only for the event that makes the matter. */
  outboxOf(before: MatterState | undefined, event: StoredEvent, after: MatterState): readonly OutboxEntry[];
}

/** One event with the state on both sides of it. */
export interface Step {
  readonly event: StoredEvent;
  readonly before: MatterState | undefined;
  readonly after: MatterState | undefined;
}
