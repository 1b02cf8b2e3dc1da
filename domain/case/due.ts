/** The due days of a matter and its claims as a list, in the order in which they arose. */
import type { ClockKey } from '../schema/codes.ts';
import type { MatterState } from '../schema/matter.ts';
import type { LocalDate } from '../schema/time.ts';

export interface DueEntry {
  /** Number of the claim inside its matter; null for the matter itself. */
  readonly claim: number | null;
  readonly key: ClockKey;
  readonly on: LocalDate;
  readonly supersededBy?: ClockKey;
}

/** A moved clock lists its earlier days first, each superseded by its own key. Further contacts are left out: their clocks are not the matter's. */
export function dueListOf(state: MatterState): DueEntry[] {
  return state.clocks
    .filter((clock) => clock.subject.kind !== 'CONTACT')
    .flatMap((clock) => {
      const claim = state.claims.find((entry) => entry.claimId === clock.subject.id)?.seq ?? null;
      const key = clock.clockKey;
      const next = state.clocks.find((other) => other.supersedes === clock.clockRef)?.clockKey;
      return [
        ...clock.moves.map((move) => ({ claim, key, on: move.fromDueOn, supersededBy: key })),
        { claim, key, on: clock.dueOn, ...(next ? { supersededBy: next } : {}) },
      ];
    });
}

/** The same, without the claims: all days of a key in order (`due:{KEY:[…]}`). */
export function dueByKeyOf(state: MatterState): Partial<Record<ClockKey, LocalDate[]>> {
  const byKey: Partial<Record<ClockKey, LocalDate[]>> = {};
  for (const { key, on } of dueListOf(state)) (byKey[key] ??= []).push(on);
  return byKey;
}
