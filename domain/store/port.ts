/** What workers and the web application ask of the case store (PostgreSQL; a memory twin under the same contract suite for unit tests). */
import type { Command } from '../case/commands.ts';
import type { Rejection } from '../case/decision.ts';
import type { OutboxEntry } from '../schema/outbox.ts';
import type { StoredEvent } from '../schema/events.ts';
import type { Actor } from '../schema/actor.ts';
import type { MatterId } from '../schema/ids.ts';
import type { MatterState } from '../schema/matter.ts';

export type { OutboxEntry } from '../schema/outbox.ts';

/** Codes only (design §4 flow trace): which step of which flow version had which outcome at which business time. */
export interface FlowTrace {
  readonly processId: string;
  readonly processVersion: number;
  readonly processInstanceKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
  readonly claimId: string | null;
  readonly outcome: string;
  readonly decisions: Readonly<Record<string, unknown>>;
}

/** One idempotent act on one matter: commands decided in order on the folding state, everything in one transaction. */
export interface Act<R> {
  /** `job:<engineId>:<jobKey>`, `task:<engineId>:<userTaskKey>`, or the caller's Idempotency-Key. */
  readonly key: string;
  readonly matterId: MatterId;
  readonly actor: Actor;
  readonly commands: readonly Command[];
  /** Computed from the state after the events and stored in the receipt, so that a repeat gets the same answer. Pure. */
  readonly result: (after: MatterState, events: readonly StoredEvent[]) => R;
  /** Further outbox rows of this act (a user task's completion). Pure. */
  readonly outbox?: (after: MatterState, events: readonly StoredEvent[]) => readonly OutboxEntry[];
  /** How long the `outbox` rows are kept back, in ms of real time, in a lane of their own that holds nothing else up. Pure. */
  readonly holdMs?: (events: readonly StoredEvent[]) => number;
  readonly trace?: FlowTrace;
  /** Expected stream version (If-Match); absent = any, conflicts are reloaded and decided again inside. */
  readonly expectedVersion?: number;
}

export type ActOutcome<R> =
  | {
      readonly kind: 'done';
      readonly result: R;
      readonly events: readonly StoredEvent[];
      readonly version: number;
      readonly replayed: boolean;
    }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'conflict'; readonly version: number };

export interface CaseStore {
  act<R>(act: Act<R>): Promise<ActOutcome<R>>;
  load(matterId: MatterId): Promise<MatterState | undefined>;
  events(matterId: MatterId): Promise<readonly StoredEvent[]>;
}
