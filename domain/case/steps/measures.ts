/**
 * Supervision and accountability (R1 arts 39, 40): the system and the reviewers draft, a named person decides. Each draft and each
 * demand for a reason starts one running of MEASURE_DECISION, and each decision ends the oldest one.
 */
import type { EscalationAction, MeasureKind } from '../../schema/codes.ts';
import type { NewEvent } from '../../schema/events.ts';
import type { ClaimId } from '../../schema/ids.ts';
import type { MatterState, MeasureState } from '../../schema/matter.ts';
import { accept, event, personDecides, refuse } from '../answers.ts';
import { ofEither, startClock, stopClock } from '../clockEvents.ts';
import type { CommandDataOf } from '../commands.ts';
import type { Decided, DecideContext } from '../decision.ts';
import { findClaim, runningClock } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { lastReview } from './monthlyReview.ts';

export const openDraft = (state: MatterState, kind: MeasureKind, claimId: ClaimId | null): MeasureState | undefined =>
  state.measures.find((measure) => measure.kind === kind && measure.claimId === claimId && measure.decided === null);

export const subjectId = (state: MatterState, claimId: ClaimId | null): string => claimId ?? state.matterId;

/** Drafts a measure, unless one of its kind is open on the claim already (whoever asked for it). */
export function draftMeasure(
  state: MatterState,
  ctx: DecideContext,
  claimId: ClaimId | null,
  kind: MeasureKind,
  because: string,
): NewEvent[] {
  if (openDraft(state, kind, claimId)) return [];
  return [
    event('MeasureDrafted', { measureId: ctx.newId('mea'), kind, claimId, because }),
    ...startClock(state, ctx, 'MEASURE_DECISION', { subject: ofEither(state, claimId) }),
  ];
}

/** Issues or drops the open draft: 督办 by the bureau's supervisor, the other measures by a leader of the joint conference or government. */
export function decideMeasure(state: MatterState, ctx: DecideContext, data: CommandDataOf<'DecideMeasure'>): Decided {
  const { kind, claimId, issue, seriousConsequence } = data;
  const person = personDecides(ctx);
  if (person) return person;
  const draft = openDraft(state, kind, claimId);
  if (!draft) return refuse('MEASURE_NOT_DRAFTED', null, `No draft of kind ${kind} is open.`);
  const unitKind = ctx.actor.unitId === null ? undefined : ctx.organisation.unit(ctx.actor.unitId)?.kind;
  const conference = ctx.actor.role === 'LDR' && (unitKind === 'JOINT_CONFERENCE' || unitKind === 'GOVERNMENT');
  if (kind === 'SUPERVISION' ? ctx.actor.role !== 'SUP' && !conference : !conference) {
    return kind === 'SUPERVISION'
      ? refuse('SUPERVISOR_DECIDES', 'R1-40', 'A supervisor of the petition bureau decides this measure.')
      : refuse('CONFERENCE_DECIDES', 'R1-39', 'The joint conference decides this measure.');
  }
  return accept(
    event('MeasureDecided', { measureId: draft.measureId, kind, issued: issue, seriousConsequence }),
    stopClock(state, ctx, subjectId(state, claimId), 'MEASURE_DECISION'),
    kind === 'SUPERVISION' && issue
      ? startClock(state, ctx, 'SUPERVISION_ANSWER', { subject: ofEither(state, claimId) })
      : [],
  );
}

/** What each action of DT-07 has drafted. */
const DRAFTED: Partial<Record<EscalationAction, MeasureKind>> = {
  SUPERVISE: 'SUPERVISION',
  CIRCULAR: 'CIRCULAR',
  INTERVIEW: 'INTERVIEW',
  LISTED: 'LISTED',
};

/** Whether a person has found serious consequences when deciding a measure (R1 art. 40). */
export const serious = (state: MatterState, claimId: ClaimId | null): boolean =>
  state.measures.some((measure) => measure.claimId === claimId && measure.decided?.seriousConsequence === true);

/** Whether the latest monthly review recorded a breach of confidentiality (F9, R1 art. 46). */
export function breached(state: MatterState, claimId: ClaimId | null): boolean {
  const claim = claimId === null ? undefined : findClaim(state, claimId);
  return claim !== undefined && lastReview(claim)?.defects?.includes('F9') === true;
}

export const measures: Handlers<'DraftMeasure' | 'DecideMeasure' | 'GiveReason' | 'AnswerSupervision' | 'Escalate'> = {
  DraftMeasure: (state, { claimId, kind, because }, ctx) => {
    if (kind === 'ACCOUNTABILITY' && !serious(state, claimId) && !breached(state, claimId)) {
      return refuse(
        'NO_SERIOUS_CONSEQUENCE',
        'R1-40',
        'Accountability is proposed only where a person found a serious consequence.',
      );
    }
    return accept(draftMeasure(state, ctx, claimId, kind, because));
  },

  DecideMeasure: (state, data, ctx) => decideMeasure(state, ctx, data),

  GiveReason: (state, { claimId, reasonCode }, ctx) =>
    accept(
      event('ReasonGiven', { claimId, reasonCode }),
      stopClock(state, ctx, subjectId(state, claimId), 'MEASURE_DECISION'),
    ),

  AnswerSupervision: (state, { claimId, sealed }, ctx) => {
    const order = state.measures.findLast(
      (measure) => measure.kind === 'SUPERVISION' && measure.claimId === claimId && measure.decided?.issued === true,
    );
    if (!order || !runningClock(state, subjectId(state, claimId), 'SUPERVISION_ANSWER')) {
      return refuse('NO_SUPERVISION_OPEN', 'R1-40', 'No supervision order is waiting for an answer.');
    }
    return accept(
      event('SupervisionAnswered', { measureId: order.measureId, sealed }),
      stopClock(state, ctx, subjectId(state, claimId), 'SUPERVISION_ANSWER'),
    );
  },

  Escalate: (state, { clockRef, action, daysPastDue }, ctx) => {
    const clock = state.clocks.find((entry) => entry.clockRef === clockRef);
    if (!clock) return refuse('CLOCK_UNKNOWN', null, 'This matter has no such clock.');
    if (clock.stopped || action === 'NONE') return accept();
    const claimId = clock.subject.kind === 'CLAIM' ? clock.subject.id : null;
    // A late decision on a measure only reminds: escalating it would draft measures about measures without end.
    const capped = clock.clockKey === 'MEASURE_DECISION' ? 'REMIND' : action;
    // Several live flows of one claim hear of the same threshold: the first one's answer stands.
    const known = state.escalations.some(
      (entry) => entry.clockRef === clockRef && entry.action === capped && entry.daysPastDue === daysPastDue,
    );
    if (known) return accept();
    const kind = DRAFTED[capped];
    return accept(
      event('Escalated', { claimId, clockRef, action: capped, daysPastDue }),
      kind ? draftMeasure(state, ctx, claimId, kind, `${clock.clockKey}_OVERDUE`) : [],
      capped === 'UNIT_HEAD_REASON'
        ? startClock(state, ctx, 'MEASURE_DECISION', { subject: ofEither(state, claimId) })
        : [],
    );
  },
};
