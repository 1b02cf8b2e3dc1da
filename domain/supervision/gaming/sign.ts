/** Signs that figures are being polished rather than matters settled. A sign is evidence to look at, never a finding about a person. */
import type { ClaimId } from '../../schema/ids.ts';
import type { Instant } from '../../schema/time.ts';

export const SIGNS = [
  'LATE_EXTENSION',
  'CLOSED_AND_BACK',
  'COPIED_REPLY',
  'BOUNCE_RING',
  'HAND_RING',
  'ASKED_THE_PLEASED',
] as const;
export type SignKind = (typeof SIGNS)[number];

/** One step of the course of a matter that the sign rests on. */
export interface Evidence {
  readonly type: string;
  readonly at: Instant;
}

export interface Sign {
  readonly kind: SignKind;
  /** The same sign found again is the same row. */
  readonly key: string;
  readonly claimId: ClaimId | null;
  /** The unit whose acts it is about; null = that of the claim. */
  readonly unitId: string | null;
  readonly evidence: readonly Evidence[];
  /** What was counted, for the reader to check. */
  readonly figures: Readonly<Record<string, number>>;
}
