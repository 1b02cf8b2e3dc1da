/** The intake gate of a matter and of further contacts about it (DT-01; R1 arts 19-23, 25, 36). */
import type { IntakeDecision } from '../../schema/codes.ts';
import type { MatterState } from '../../schema/matter.ts';
import { accept, event, personDecides, refuse, today } from '../answers.ts';
import { ofMatter, startClock, stopClock } from '../clockEvents.ts';
import { sameMatterState } from '../facts.ts';
import type { MatterStep } from '../machines.ts';
import type { Handlers } from './handler.ts';
import { moveMatter } from './move.ts';
import { directNotice } from './notice.ts';

/** The article that stands behind each decision, as the answer to the petitioner cites it. */
export const DECISION_ARTICLE: Readonly<Record<IntakeDecision, string | null>> = {
  ACCEPTED: null,
  NOT_ACCEPTED: 'R1-19',
  NO_LONGER_ACCEPTED: 'R1-36',
  MERGE: 'R1-21',
  GUIDE: 'R1-20',
  TELL_COMPETENT_ORGAN: 'R1-23',
  DIVERT: 'R1-31',
  REFER_ACCUSATION: 'R1-30',
};

const STEP: Readonly<Record<IntakeDecision, MatterStep>> = {
  ACCEPTED: 'SORT',
  DIVERT: 'SORT',
  REFER_ACCUSATION: 'SORT',
  NOT_ACCEPTED: 'REFUSE',
  NO_LONGER_ACCEPTED: 'END_FOR_GOOD',
  MERGE: 'MERGE',
  GUIDE: 'GUIDE',
  TELL_COMPETENT_ORGAN: 'GUIDE',
};

const knows = (state: MatterState, contactId: string): boolean =>
  state.firstContactId === contactId || state.contacts.some((contact) => contact.contactId === contactId);

const unknownContact = () => refuse('CONTACT_UNKNOWN', null, 'This matter has no such contact.');

export const intake: Handlers<
  'OfferContact' | 'BindFlow' | 'ProposeIntake' | 'DecideIntake' | 'DecideContact' | 'AnswerContact' | 'ReportUrgent'
> = {
  OfferContact: (state, data, ctx) => {
    if (knows(state, data.contactId)) return refuse('ALREADY_REGISTERED', null, 'This contact is registered already.');
    if (data.receivedOn > today(ctx))
      return refuse('RECEIVED_IN_FUTURE', null, 'A contact is registered after it came in.');
    const { contactNumber, newFacts, ...contact } = data;
    return accept(
      event('ContactRegistered', { ...contact, contactNumber, matterId: state.matterId, opensMatter: false }),
      event('ContactReceipted', { contactId: data.contactId, receiptNumber: contactNumber }),
      event('ContactOffered', {
        contactId: data.contactId,
        channel: data.channel,
        receivedOn: data.receivedOn,
        receivedAtUnitId: data.receivedAtUnitId,
        sameMatterState: sameMatterState(state, data.receivedAtUnitId, ctx.organisation),
        petitionerCount: data.petitionerCount,
        newFacts,
      }),
      startClock(state, ctx, 'BUREAU_DISPATCH', {
        subject: { kind: 'CONTACT', id: data.contactId },
        startsOn: data.receivedOn,
      }),
      directNotice(state, ctx, { kind: 'CONTACT', id: data.contactId }, data),
    );
  },

  /** A flow is bound once; the second instance sees in the state that it is not the one, and ends. */
  BindFlow: (state, data) =>
    state.flows.some((flow) => flow.flowRef === data.flowRef) ? accept() : accept(event('FlowBound', data)),

  ProposeIntake: (state, { contactId, result }) =>
    knows(state, contactId) ? accept(event('IntakeProposed', { contactId, ...result })) : unknownContact(),

  DecideIntake: (state, { decision, reasonCode }, ctx) => {
    const person = personDecides(ctx);
    if (person) return person;
    const move = moveMatter(state, STEP[decision], 'INTAKE_DECIDED', 'R1-22');
    if (!move.ok) return move;
    const ends = STEP[decision] !== 'SORT';
    return accept(
      event('IntakeDecided', {
        ...move.step,
        decision,
        noticeDuty: state.intake?.noticeDuty ?? !state.contactUnclear,
        reasonCode,
      }),
      // Nothing is left to refer, so the dispatch duty and the duty to tell are done with the answer.
      ends ? stopClock(state, ctx, state.matterId, 'BUREAU_DISPATCH') : [],
      ends ? stopClock(state, ctx, state.matterId, 'UNIT_NOTICE_DIRECT') : [],
    );
  },

  DecideContact: (state, { contactId, decision }, ctx) => {
    const person = personDecides(ctx);
    if (person) return person;
    const contact = state.contacts.find((joined) => joined.contactId === contactId);
    if (!contact) return unknownContact();
    if (contact.decision !== null) return refuse('CONTACT_DECIDED', null, 'This contact has been decided already.');
    const reexamined = state.claims.some((claim) => claim.status === 'REEXAM_SERVED');
    if (decision === 'NO_LONGER_ACCEPTED') {
      if (!reexamined) {
        return refuse('NOT_REEXAMINED', 'R1-36', 'Only a matter that was re-examined is no longer accepted.');
      }
      if (contact.newFacts) {
        return refuse('NEW_FACTS', 'R1-36', 'New facts or reasons make a new matter; they are not turned away.');
      }
    }
    if (decision === 'NOT_ACCEPTED' && contact.sameMatterState !== 'PENDING_BELOW') {
      return refuse(
        'NOT_PENDING_BELOW',
        'R1-19',
        'Only a superior organ may refuse a matter that is pending below it.',
      );
    }
    const joined = event('ContactJoined', { contactId, decision, article: DECISION_ARTICLE[decision] });
    const dispatched = stopClock(state, ctx, contactId, 'BUREAU_DISPATCH');
    if (decision !== 'NO_LONGER_ACCEPTED' || state.status === 'AFTER_CARE') return accept(joined, dispatched);
    const care = moveMatter(state, 'CARE', 'MATTER_STILL_OPEN', 'R1-37');
    if (!care.ok) return care;
    const unitId = state.placeUnitId ?? state.bureauUnitId;
    return accept(
      joined,
      dispatched,
      event('AfterCareBegun', { ...care.step, unitId, contactId }),
      startClock(state, ctx, 'RETURN_VISIT', { subject: ofMatter(state), unitId }),
    );
  },

  AnswerContact: (state, { contactId }, ctx) => {
    if (!knows(state, contactId)) return unknownContact();
    const decision =
      state.firstContactId === contactId
        ? state.intake?.decided
          ? state.intake.decision
          : null
        : (state.contacts.find((contact) => contact.contactId === contactId)?.decision ?? null);
    if (decision === null)
      return refuse('CONTACT_NOT_DECIDED', 'R1-23', 'A contact is answered after a person decided it.');
    return accept(
      event('ContactAnswered', { contactId, decision, article: DECISION_ARTICLE[decision] }),
      stopClock(state, ctx, contactId, 'BUREAU_DISPATCH'),
      stopClock(state, ctx, contactId, 'UNIT_NOTICE_DIRECT'),
    );
  },

  ReportUrgent: (state, _data, ctx) => {
    if (state.urgentReported) return accept();
    const level = ctx.organisation.unit(state.bureauUnitId)?.level ?? 'COUNTY';
    const government = ctx.organisation.ofKind('GOVERNMENT', level);
    if (!government) return refuse('NO_GOVERNMENT', 'R1-25', 'The organisation tree has no government to report to.');
    return accept(event('UrgentReported', { toUnitId: government.unitId }));
  },
};
