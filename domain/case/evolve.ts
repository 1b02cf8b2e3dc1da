/** evolve: folds one event into the state. Copies what the event says and asks nothing, so an old history folds the same for ever. */
import type { Actor } from '../schema/actor.ts';
import type { EventDataOf, NewEvent } from '../schema/events.ts';
import type { MatterState } from '../schema/matter.ts';
import { evolveClaim } from './evolveClaim.ts';
import { evolveClock } from './evolveClock.ts';

/** What folding needs of a stored event. */
export type FoldEvent = NewEvent & { readonly actor: Actor };

/** Event types that live in the stream of their contact; folding a matter passes them by. */
export const contactEvents = ['ContactRegistered', 'ContactReceipted', 'ContactAnswered'] as const;
export const isContactEvent = (type: NewEvent['type']): boolean => (contactEvents as readonly string[]).includes(type);

/** The stream that an event of this matter belongs to. */
export const streamOf = (matterId: string, event: NewEvent): string =>
  isContactEvent(event.type) && 'contactId' in event.data
    ? `contact/${String(event.data.contactId)}`
    : `matter/${matterId}`;

/** The state after the event. Throws on a history that does not begin with MatterRegistered: that is a broken store. */
export function evolve(state: MatterState | undefined, event: FoldEvent): MatterState {
  if (event.type === 'MatterRegistered') return registered(event.data);
  if (!state) throw new Error(`a matter's history begins with MatterRegistered, not ${event.type}`);
  if (isContactEvent(event.type)) return state;
  return { ...evolveMatter(evolveClock(evolveClaim(state, event), event), event), version: state.version + 1 };
}

/** Folds a whole history. */
export const fold = (events: readonly FoldEvent[], from?: MatterState): MatterState | undefined =>
  events.reduce<MatterState | undefined>((state, event) => evolve(state, event), from);

function registered(data: EventDataOf<'MatterRegistered'>): MatterState {
  const { secretHash: _secretHash, sealed: _sealed, contactId, ...facts } = data;
  return {
    ...facts,
    status: 'REGISTERED',
    firstContactId: contactId,
    contacts: [],
    links: [],
    intake: null,
    urgentReported: false,
    claims: [],
    clocks: [],
    flows: [],
    colour: null,
    ownership: null,
    rating: null,
    measures: [],
    escalations: [],
    afterCare: null,
    closedOn: null,
    version: 1,
  };
}

function evolveMatter(state: MatterState, event: FoldEvent): MatterState {
  switch (event.type) {
    case 'FlowBound': {
      const { flowRef, engineId, processInstanceKey } = event.data;
      return { ...state, flows: [...state.flows, { flowRef, engineId, processInstanceKey }] };
    }
    case 'IntakeProposed': {
      const { contactId, decision, alerts, noticeDuty } = event.data;
      if (contactId !== state.firstContactId || state.intake?.decided) return state;
      return { ...state, intake: { decision, alerts, noticeDuty, decided: false } };
    }
    case 'IntakeDecided': {
      const { to, decision, noticeDuty } = event.data;
      return {
        ...state,
        status: to,
        intake: { decision, alerts: state.intake?.alerts ?? [], noticeDuty, decided: true },
      };
    }
    case 'UrgentReported':
      return { ...state, urgentReported: true };
    case 'ContactOffered': {
      const { petitionerCount, ...contact } = event.data;
      return {
        ...state,
        contacts: [...state.contacts, { ...contact, decision: null }],
        petitionerCount: Math.max(state.petitionerCount, petitionerCount),
      };
    }
    case 'ContactJoined': {
      const { contactId, decision } = event.data;
      return {
        ...state,
        contacts: state.contacts.map((contact) =>
          contact.contactId === contactId ? { ...contact, decision } : contact,
        ),
      };
    }
    case 'MatterLinked':
      return { ...state, links: [...state.links, event.data.otherId] };
    case 'MatterRouted': {
      const { to, matterType, confidentiality } = event.data;
      return { ...state, status: to, matterType, confidentiality };
    }
    case 'ActWithdrawn': {
      const { matterStatus, undone } = event.data;
      const intake =
        state.intake && undone.includes('IntakeDecided') ? { ...state.intake, decided: false } : state.intake;
      return { ...state, intake, status: matterStatus?.to ?? state.status };
    }
    case 'MatterInHandling':
    case 'MatterAnswered':
      return { ...state, status: event.data.to };
    case 'MatterClosed':
      return { ...state, status: event.data.to };
    case 'ClockStopped': {
      // The close-out clock ends with the close-out, on the local day that the state keeps.
      const closing =
        state.status === 'CLOSED' && state.closedOn === null && event.data.clockRef.includes(':CLOSE_OUT');
      return closing ? { ...state, closedOn: event.data.on } : state;
    }
    case 'RatingInvited':
      return { ...state, rating: { invited: true, eligible: event.data.eligible, value: null, lapsed: false } };
    case 'RatingReceived':
      return state.rating ? { ...state, rating: { ...state.rating, value: event.data.rating } } : state;
    case 'RatingLapsed':
      return state.rating ? { ...state, rating: { ...state.rating, lapsed: true } } : state;
    case 'ColourRated':
      return { ...state, colour: event.data };
    case 'OwnershipTaken':
      return { ...state, ownership: { leaderId: event.data.leaderId, planDueOn: event.data.planDueOn } };
    case 'AfterCareBegun':
      return { ...state, status: event.data.to, afterCare: { unitId: event.data.unitId, recorded: false } };
    case 'AfterCareRecorded':
      return state.afterCare ? { ...state, afterCare: { ...state.afterCare, recorded: true } } : state;
    case 'MeasureDrafted':
      return { ...state, measures: [...state.measures, { ...event.data, decided: null }] };
    case 'MeasureDecided': {
      const { measureId, issued, seriousConsequence } = event.data;
      const decided = { issued, seriousConsequence };
      return {
        ...state,
        measures: state.measures.map((measure) =>
          measure.measureId === measureId ? { ...measure, decided } : measure,
        ),
      };
    }
    case 'Escalated': {
      const { clockRef, action, daysPastDue } = event.data;
      return { ...state, escalations: [...state.escalations, { clockRef, action, daysPastDue }] };
    }
    default:
      return state;
  }
}
