/** Small words that every decision is written in: accept with events, refuse with a rule and its article. */
import type { OpinionPart } from '../schema/codes.ts';
import type { EventDataOf, EventType, NewEvent } from '../schema/events.ts';
import type { Decided, DecideContext } from './decision.ts';

export type Refused = Extract<Decided, { ok: false }>;

/** The step is lawful and makes these events (none = nothing changes). */
export const accept = (...events: readonly (NewEvent | readonly NewEvent[])[]): Decided => ({
  ok: true,
  events: events.flat(),
});

/** The step breaks a rule. `article` such as R1-32, or null for a rule of this system. */
export const refuse = (rule: string, article: string | null, message: string): Refused => ({
  ok: false,
  rejection: { rule, article, message },
});

/** A document that lacks required parts is neither passed nor served; each of them is named (R1 art. 32). */
export const partsMissing = (missing: readonly OpinionPart[], what: string): Refused => ({
  ok: false,
  rejection: {
    rule: 'OPINION_PART_MISSING',
    article: 'R1-32',
    message: `${what} lacks a required part: ${missing.join(', ')}.`,
    missing,
  },
});

/** An event with its data checked by the type of its name. */
export const event = <T extends EventType>(type: T, data: EventDataOf<T>): NewEvent => ({ type, data }) as NewEvent;

/** The business day on which the command is decided, in the office's zone. */
export const today = (ctx: DecideContext): string => ctx.clocks.localDate(ctx.now);

/** Refuses what the law keeps for a named person when the system asks for it (R7 art. 24: no decision by a machine alone). */
export const personDecides = (ctx: DecideContext): Refused | undefined =>
  ctx.actor.role === 'SYSTEM' || ctx.actor.id === 'system'
    ? refuse('PERSON_MUST_DECIDE', 'R7-24', 'This decision belongs to a named person, not to the system.')
    : undefined;
