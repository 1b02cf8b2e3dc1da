/** What the petitioner may do now, and until when: windows that are open today. Pure. */
import type { ClockKey } from '../../../domain/schema/codes.ts';
import type { MatterState, Unit } from '../../../domain/schema/matter.ts';
import type { LocalDate } from '../../../domain/schema/time.ts';

export interface Right {
  readonly kind: 'REVIEW' | 'REEXAM' | 'ELSEWHERE';
  readonly claimSeq: number;
  readonly clockKey: ClockKey;
  readonly until: LocalDate;
  /** Whole days left after today. */
  readonly daysLeft: number;
  /** The organ that decides; null where it is outside this system. */
  readonly organ: Unit | null;
}

const KINDS: Partial<Record<ClockKey, Right['kind']>> = {
  REVIEW_REQUEST: 'REVIEW',
  REEXAM_REQUEST: 'REEXAM',
  RECONSIDERATION_APPLY: 'ELSEWHERE',
  LABOUR_ARB_LIMIT: 'ELSEWHERE',
  MEDIATION_CONFIRM: 'ELSEWHERE',
};
const DAY_MS = 86_400_000;

export function rightsOf(
  state: MatterState,
  today: LocalDate,
  nextLevelUp: (unitId: Unit['unitId']) => Unit | undefined,
): readonly Right[] {
  return state.clocks.flatMap((clock): Right[] => {
    const kind = KINDS[clock.clockKey];
    const claim = state.claims.find(({ claimId }) => claimId === clock.subject.id);
    if (!kind || !claim || clock.stopped !== null || clock.dueOn < today) return [];
    const below = kind === 'REVIEW' ? claim.unitId : (claim.review?.organUnitId ?? null);
    return [
      {
        kind,
        claimSeq: claim.seq,
        clockKey: clock.clockKey,
        until: clock.dueOn,
        daysLeft: Math.round((Date.parse(clock.dueOn) - Date.parse(today)) / DAY_MS),
        organ: kind === 'ELSEWHERE' || below === null ? null : (nextLevelUp(below) ?? null),
      },
    ];
  });
}

/** Until when the matter may be rated; null = not now. */
export function ratingUntil(state: MatterState, today: LocalDate): LocalDate | null {
  const window = state.clocks.find(({ clockKey, stopped }) => clockKey === 'EVALUATION_WINDOW' && stopped === null);
  return window && window.dueOn >= today && state.rating?.eligible === true && state.rating.value === null
    ? window.dueOn
    : null;
}
