/** What a worker's job becomes: case commands, and afterwards its output, taken from the state and the events alone. */
import type { JobInput, JobOutput, JobType } from '../jobs/jobs.ts';
import type { Clocks } from '../clocks/port.ts';
import type { NewEvent } from '../schema/events.ts';
import type { ContactId } from '../schema/ids.ts';
import type { MatterState, Organisation } from '../schema/matter.ts';
import type { Command } from './commands.ts';
import { bureauOf } from './bureau.ts';
import { colourFactsOf, intakeFactsOf, routeFactsOf } from './facts.ts';
import { findClaim, runningsOf } from './lookup.ts';
import { breached, serious } from './steps/measures.ts';
import { lastReview } from './steps/monthlyReview.ts';
import { redoMeasure } from './steps/redo.ts';
import { claimGroupsOf, dueDatesOf, groupOf, taskGroupsOf } from './variables.ts';

/** Where the job comes from. */
export interface JobOrigin {
  readonly engineId: string;
  readonly processInstanceKey: string;
  readonly processId: string;
}

/** What an output may look at beside the state and the events. `now` is business time in ms. */
export interface JobContext<T extends JobType> {
  readonly input: JobInput<T>;
  readonly job: JobOrigin;
  readonly now: number;
  readonly clocks: Clocks;
  readonly organisation: Organisation;
}

export interface JobAct<T extends JobType> {
  commands(input: JobInput<T>, state: MatterState, job: JobOrigin): readonly Command[];
  output(after: MatterState, events: readonly NewEvent[], ctx: JobContext<T>): JobOutput<T>;
}

const none = () => ({});
const read = () => [];

/** The contact behind `petition-case:con_…`, null for a flow of the matter itself. */
const contactOfFlow = (flowRef: string): ContactId | null => {
  const subject = flowRef.split(':')[1] ?? '';
  return subject.startsWith('con_') ? (subject as ContactId) : null;
};

/** Every job type but review.sample, which looks over many matters and lives with the store. */
export const jobActs: { readonly [T in Exclude<JobType, 'review.sample'>]: JobAct<T> } = {
  'matter.bindFlow': {
    commands: ({ flowRef }, _state, job) => [{ type: 'BindFlow', data: { flowRef, ...job } }],
    output: (after, _events, { input, job, organisation }) => ({
      bound: after.flows.some(
        (flow) =>
          flow.flowRef === input.flowRef &&
          flow.engineId === job.engineId &&
          flow.processInstanceKey === job.processInstanceKey,
      ),
      taskGroups: taskGroupsOf(after, organisation),
      claimGroups: input.claimId ? (claimGroupsOf(after, input.claimId, organisation) ?? null) : null,
      dueDates: dueDatesOf(after, input.claimId, contactOfFlow(input.flowRef)),
    }),
  },
  'matter.assess': {
    commands: read,
    output: (after, _events, { input, organisation }) => {
      const further = after.contacts.find((contact) => contact.contactId === input.contactId);
      return {
        intakeFacts: intakeFactsOf(after, input.contactId, organisation),
        claimFacts: routeFactsOf(after, organisation),
        contactGroup: groupOf('INT', further ? bureauOf(organisation, further.receivedAtUnitId) : after.bureauUnitId),
        dueDates: dueDatesOf(after, null, further?.contactId),
      };
    },
  },
  'matter.proposeIntake': {
    commands: ({ contactId, acceptanceResult }) => [
      { type: 'ProposeIntake', data: { contactId, result: acceptanceResult } },
    ],
    output: none,
  },
  'matter.reportUrgent': { commands: () => [{ type: 'ReportUrgent', data: {} }], output: none },
  'claim.proposeRoute': {
    commands: ({ claimId, routeResult, unitResult }) => [
      { type: 'ProposeRoute', data: { claimId, result: routeResult, unitCodes: unitResult } },
    ],
    output: none,
  },
  'matter.collectFacts': {
    commands: read,
    output: (after, _events, { now, clocks }) => ({ colourFacts: colourFactsOf(after, now, clocks) }),
  },
  'matter.recordColour': {
    commands: ({ colourResult }) => [{ type: 'RecordColour', data: { result: colourResult } }],
    output: (after, events) => {
      // Only the act that starts the leader's clock asks for an owner: a second red rating must not ask again.
      const ownershipNeeded = events.some(
        (event) => event.type === 'ClockStarted' && event.data.clockKey === 'LEADER_CONTACT',
      );
      const clock = runningsOf(after, after.matterId, 'LEADER_CONTACT').at(-1);
      return { ownershipNeeded, ownerDueAt: clock?.dueAt ?? null };
    },
  },
  'claim.tellExtension': {
    commands: ({ claimId }) => [{ type: 'TellExtension', data: { claimId } }],
    output: (after, _events, { input }) => ({ dueDates: dueDatesOf(after, input.claimId) }),
  },
  'matter.inviteRating': {
    commands: () => [{ type: 'InviteRating', data: {} }],
    output: (after) => ({ ratingEligible: after.rating?.eligible ?? false, dueDates: dueDatesOf(after) }),
  },
  'matter.openCloseOut': {
    commands: () => [{ type: 'OpenCloseOut', data: {} }],
    output: (after) => ({ dueDates: dueDatesOf(after) }),
  },
  'contact.answer': {
    commands: ({ contactId }) => [{ type: 'AnswerContact', data: { contactId } }],
    output: none,
  },
  'clock.check': {
    commands: ({ clockRef }) => [{ type: 'CheckClock', data: { clockRef } }],
    output: (after, events, { input }) => {
      const clock = after.clocks.find((entry) => entry.clockRef === input.clockRef);
      if (!clock) throw new Error(`no clock ${input.clockRef}`);
      const reached = events.some((event) => event.type === 'ClockThresholdReached');
      return {
        clockState: clock.stopped ? 'STOPPED' : reached ? 'REACHED' : 'WAIT',
        checkAt: clock.stopped ? null : clock.nextCheckAt,
        dueAt: clock.dueAt,
      };
    },
  },
  'clock.escalate': {
    commands: ({ reachedClockRef, daysPastDue, escalationResult }) => [
      { type: 'Escalate', data: { clockRef: reachedClockRef, action: escalationResult.action, daysPastDue } },
    ],
    output: none,
  },
  'review.collectDefects': {
    commands: read,
    output: (after, _events, { input }) => {
      const claim = findClaim(after, input.claimId);
      return {
        defects: [...((claim ? lastReview(claim)?.defects : null) ?? [])],
        ratedUnsatisfied: after.rating?.value === 'DISSATISFIED',
      };
    },
  },
  'review.openFix': {
    commands: ({ claimId }) => [{ type: 'OpenFix', data: { claimId } }],
    output: (after, _events, { input }) => ({ dueDates: dueDatesOf(after, input.claimId) }),
  },
  'redo.draftMeasure': {
    commands: ({ claimId }) => [{ type: 'DraftRedoMeasure', data: { claimId } }],
    output: (after, _events, { input }) => {
      const failures = findClaim(after, input.claimId)?.redo?.failures ?? 0;
      return { measureKind: redoMeasure(failures), failures, dueDates: dueDatesOf(after, input.claimId) };
    },
  },
  'measure.draft': {
    commands: ({ claimId, measureKind }, state) => {
      const breach = measureKind === 'ACCOUNTABILITY' && breached(state, claimId) && !serious(state, claimId);
      const because = breach ? 'CONFIDENTIALITY_BREACH' : 'SERIOUS_CONSEQUENCE';
      return [{ type: 'DraftMeasure', data: { claimId, kind: measureKind, because } }];
    },
    output: (after, _events, { input }) => ({ dueDates: dueDatesOf(after, input.claimId) }),
  },
};
