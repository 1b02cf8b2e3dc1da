/** What the decision tables read: DT-01 (intake), DT-02/03 (route and unit), DT-05 (colour), taken from the state. */
import { lapses } from '../clocks/rules.ts';
import type { Clocks } from '../clocks/port.ts';
import type { ColourFacts, IntakeFacts, RouteFacts } from '../jobs/variables.ts';
import { levelSchema, type Level, type SameMatterState, type Subject } from '../schema/codes.ts';
import type { ContactId, UnitId } from '../schema/ids.ts';
import type { MatterState, Organisation } from '../schema/matter.ts';
import { executionOpen, inRedo, isAnswered, underReview } from './lookup.ts';

const rank = (level: Level): number => levelSchema.options.indexOf(level);
const levelOf = (organisation: Organisation, unitId: UnitId): Level => organisation.unit(unitId)?.level ?? 'COUNTY';

/** Where a matter stands for a further contact that arrives at the given unit (input of DT-01). */
export function sameMatterState(state: MatterState, receivedAt: UnitId, organisation: Organisation): SameMatterState {
  const pending =
    ['REGISTERED', 'SORTED', 'ROUTED', 'IN_HANDLING'].includes(state.status) ||
    state.claims.some((claim) => underReview(claim) || inRedo(claim));
  if (pending) {
    const above = rank(levelOf(organisation, receivedAt)) > rank(levelOf(organisation, state.bureauUnitId));
    return above ? 'PENDING_BELOW' : 'PENDING_HERE';
  }
  const ended = state.status === 'NO_LONGER_ACCEPTED' || state.claims.some((claim) => claim.status === 'REEXAM_SERVED');
  return ended ? 'REEXAMINED' : 'ANSWERED';
}

/** Subjects that lead to a court, a tribunal or a Party procedure whatever else is said (R1 art. 31(1)-(3)). */
const JUDICIAL: ReadonlySet<Subject> = new Set<Subject>([
  'COURT_JUDGMENT',
  'PARTY_DISCIPLINE_APPEAL',
  'WAGES',
  'HOUSING_DAMAGES',
]);

/** Whether the place of the event lies under the government that the receiving unit belongs to. */
function inTerritory(state: MatterState, receivedAt: UnitId, organisation: Organisation): boolean {
  if (state.placeUnitId === null) return true;
  const government = organisation.unit(receivedAt)?.parentId ?? null;
  if (government === null) return true;
  for (let id: UnitId | null = state.placeUnitId; id !== null; id = organisation.unit(id)?.parentId ?? null) {
    if (id === government || id === receivedAt) return true;
  }
  return false;
}

/** Facts of DT-01 for the first contact of the matter or for a further one. */
export function intakeFactsOf(state: MatterState, contactId: ContactId, organisation: Organisation): IntakeFacts {
  const further = state.contacts.find((contact) => contact.contactId === contactId);
  const channel = further?.channel ?? state.channel;
  const receivedAt = further?.receivedAtUnitId ?? state.bureauUnitId;
  const level = levelOf(organisation, receivedAt);
  // A visit goes to the organ with power or one level up (R1 art. 20); power over a town's affairs may lie with the county.
  const power = further
    ? levelOf(organisation, state.bureauUnitId)
    : state.placeUnitId
      ? (levelSchema.options[Math.max(rank(levelOf(organisation, state.placeUnitId)), rank('COUNTY'))] ?? 'COUNTY')
      : level;
  return {
    inScope: inTerritory(state, receivedAt, organisation),
    sameMatterState: further?.sameMatterState ?? 'NONE',
    level,
    levelOk: channel !== 'VISIT' || rank(level) <= rank(power) + 1,
    channel,
    hasNewFacts: further?.newFacts ?? false,
    matterType: state.matterType,
    allJudicial:
      state.matterType === 'APPEAL' &&
      state.claims.every((claim) => claim.facts.courtOrArbitration || JUDICIAL.has(claim.facts.subject)),
    minorAtRisk: state.minorAtRisk,
    urgent: state.urgent,
    contactUnclear: state.contactUnclear,
  };
}

/** Facts of DT-02 and DT-03, one entry per claim in their order. */
export function routeFactsOf(state: MatterState, organisation: Organisation): RouteFacts[] {
  return state.claims.map((claim) => ({
    ...claim.facts,
    claimId: claim.claimId,
    matterType: state.matterType,
    level: levelOf(organisation, state.bureauUnitId),
  }));
}

/** Facts of DT-05 at the given business time. A group counts every petitioner; clocks count as duties of organs only. */
export function colourFactsOf(state: MatterState, now: number, clocks: Clocks): ColourFacts {
  const duties = state.clocks.filter((clock) => clock.stopped === null && !lapses(clock.clockKey));
  const late = duties.filter((clock) => clocks.daysPastDue(clock.dueOn, now) >= 0);
  const repeats = (...states: SameMatterState[]) =>
    state.contacts.filter((contact) => states.includes(contact.sameMatterState)).length;
  const reviewRequested = state.claims.some(underReview);
  const redoOpen = state.claims.some(inRedo);
  return {
    lifeOrSafety: state.urgent,
    minorAtRisk: state.minorAtRisk,
    coPetitioners: state.petitionerCount > 1 ? state.petitionerCount : 0,
    unresolvedUnitDispute: state.claims.some(
      (claim) => claim.status === 'OBJECTED' || (claim.status === 'ROUTED' && claim.bounces > 0),
    ),
    repeatsAfterOpinion: repeats('ANSWERED', 'REEXAMINED'),
    repeatsWhilePending: repeats('PENDING_HERE', 'PENDING_BELOW'),
    overdue: late.length > 0,
    upheldNotExecuted: state.claims.some(
      (claim) =>
        executionOpen(claim) &&
        late.some((clock) => clock.clockKey === 'EXECUTE_OPINION' && clock.subject.id === claim.claimId),
    ),
    dueSoon: duties.some(
      (clock) =>
        clocks.rule(clock.clockKey, clock.startsOn).statutory && clocks.dueSoon(clock.startsOn, clock.dueOn, now),
    ),
    redoOpen,
    units: new Set(state.claims.flatMap((claim) => claim.unitId ?? [])).size,
    reviewRequested,
    settled: state.claims.every(isAnswered) && !reviewRequested && !redoOpen,
  };
}
