/** What decide answers. */
import type { Actor } from '../schema/actor.ts';
import type { OpinionPart } from '../schema/codes.ts';
import type { NewEvent } from '../schema/events.ts';
import type { NewId } from '../schema/ids.ts';
import type { Organisation } from '../schema/matter.ts';
import type { Clocks } from '../clocks/port.ts';

/** An illegal step: the rule it breaks and the article behind the rule. Nothing is written. */
export interface Rejection {
  /** UPPER_SNAKE, e.g. GATE_NOT_PASSED; the page translates it, problem+json carries it as `code`. */
  readonly rule: string;
  /** E.g. `R1-32` (Regulation on Petition Work art. 32), or null for a rule of this system. */
  readonly article: string | null;
  /** One English sentence without personal data. */
  readonly message: string;
  /** Parts that a document lacks, where that is why. */
  readonly missing?: readonly OpinionPart[];
}

export type Decided =
  | { readonly ok: true; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly rejection: Rejection };

/** All that decide may know beside state and command. */
export interface DecideContext {
  /** Business time in ms since the epoch. */
  readonly now: number;
  readonly actor: Actor;
  readonly newId: NewId;
  readonly clocks: Clocks;
  readonly organisation: Organisation;
}
