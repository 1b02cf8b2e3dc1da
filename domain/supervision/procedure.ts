/** What the record says about the course of a claim, before a reviewer looks: each step with its day, and the defect it points at. Pure. */
import type { Defect, Rating } from '../schema/codes.ts';
import type { ClaimState, ClockState, MatterState } from '../schema/matter.ts';
import type { LocalDate } from '../schema/time.ts';

export const PROCEDURE_STEPS = [
  'DISPATCH',
  'NOTICE',
  'HANDLING',
  'EXTENSION',
  'HEARD',
  'PARTS',
  'RIGHTS',
  'EXECUTION',
  'RATING',
] as const;
export type ProcedureStep = (typeof PROCEDURE_STEPS)[number];

export interface Checked {
  readonly step: ProcedureStep;
  readonly on: LocalDate | null;
  readonly dueOn: LocalDate | null;
  /** NONE = the rule does not apply, or the record does not say. */
  readonly verdict: 'OK' | 'AMISS' | 'NONE';
  /** The defect that a step found amiss speaks for; the reviewer decides. */
  readonly suggests: Defect | null;
}

const DISSATISFIED: Rating = 'DISSATISFIED';
const late = ({ dueOn, stopped }: ClockState, today: LocalDate): boolean =>
  stopped === null ? dueOn < today : stopped.outcome === 'MET_LATE';

/** `heard`: whether an investigation recorded that the petitioner was heard; null = none was recorded. */
export function procedureOf(
  state: MatterState,
  claim: ClaimState,
  heard: boolean | null,
  today: LocalDate,
): readonly Checked[] {
  const clockOf = (...keys: readonly ClockState['clockKey'][]) =>
    state.clocks.findLast(
      ({ clockKey, subject }) =>
        keys.includes(clockKey) && (subject.id === claim.claimId || subject.id === state.matterId),
    );
  const timed = (step: ProcedureStep, clock: ClockState | undefined, suggests: Defect): Checked => {
    if (!clock) return { step, on: null, dueOn: null, verdict: 'NONE', suggests: null };
    const amiss = late(clock, today);
    return {
      step,
      on: clock.stopped?.on ?? null,
      dueOn: clock.dueOn,
      verdict: amiss ? 'AMISS' : 'OK',
      suggests: amiss ? suggests : null,
    };
  };
  const said = (step: ProcedureStep, ok: boolean | null, suggests: Defect, on: LocalDate | null = null): Checked => ({
    step,
    on,
    dueOn: null,
    verdict: ok === null ? 'NONE' : ok ? 'OK' : 'AMISS',
    suggests: ok === false ? suggests : null,
  });
  const petition = claim.route === 'R31_6';
  const served = claim.opinions.at(-1);
  const { extension } = claim;
  const window = clockOf('REVIEW_REQUEST');
  return [
    timed('DISPATCH', clockOf('BUREAU_DISPATCH'), 'F1'),
    timed('NOTICE', clockOf('UNIT_NOTICE_DIRECT', 'UNIT_NOTICE_REFERRED'), 'F1'),
    timed('HANDLING', clockOf('SIMPLE_HANDLE', 'HANDLE_31_6', 'HANDLE_EXT'), 'F6'),
    said('EXTENSION', extension === null ? null : extension.state !== 'APPROVED' || extension.told, 'F6'),
    said('HEARD', petition && !claim.simplified ? heard : null, 'F2'),
    said('PARTS', claim.draft === null ? null : claim.draft.parts.includes('LEGAL_BASIS'), 'F3'),
    said('RIGHTS', petition && served ? window !== undefined : null, 'F5', served?.servedOn ?? null),
    timed('EXECUTION', clockOf('EXECUTE_OPINION'), 'F7'),
    {
      step: 'RATING',
      on: null,
      dueOn: null,
      verdict: state.rating?.value === DISSATISFIED ? 'AMISS' : state.rating?.value ? 'OK' : 'NONE',
      // Only beside F2 to F5 (DT-08): never ticked on its own.
      suggests: null,
    },
  ];
}
