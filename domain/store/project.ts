/** The read models of a matter, brought up to date from its new state. */
import { sql } from 'kysely';
import { ratingEligible } from '../case/steps/evaluation.ts';
import { isUpheld } from '../case/lookup.ts';
import type { EventDataOf } from '../schema/events.ts';
import type { ClaimState, ClockState, MatterState } from '../schema/matter.ts';
import type { Step } from './core.ts';
import type { Tx } from './database.ts';
import { forgetTerms } from './search/write.ts';
import { isOrdinary } from './seeing.ts';

const changed = <T>(before: readonly T[], after: readonly T[], idOf: (item: T) => string): T[] => {
  const known = new Map(before.map((item) => [idOf(item), item]));
  return after.filter((item) => {
    const old = known.get(idOf(item));
    return old !== item && JSON.stringify(old) !== JSON.stringify(item);
  });
};
const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** The next day an organ must act by; the petitioner's own windows do not make a matter urgent. */
function nextDue(state: MatterState): { clockKey: string; startsOn: string; dueOn: string } | null {
  const open = state.clocks.filter((clock) => clock.stopped === null && clock.responsible.role !== 'PET');
  const [first] = open.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return first ? { clockKey: first.clockKey, startsOn: first.startsOn, dueOn: first.dueOn } : null;
}

function matterRow(state: MatterState, version: number) {
  return {
    version,
    status: state.status,
    matter_type: state.matterType,
    confidentiality: state.confidentiality,
    // Found by the grid worker who looks after the place; the place of a secret matter could point at a person.
    place_unit_id: state.confidentiality === 'NORMAL' ? state.placeUnitId : null,
    closed_on: state.closedOn,
    petitioner_count: state.petitionerCount,
    contacts: 1 + state.contacts.length,
    colour: state.colour?.colour ?? null,
    rating: state.rating?.value ?? null,
    routes: distinct(state.claims.map((claim) => claim.route)),
    unit_ids: distinct(state.claims.map((claim) => claim.unitId)),
    next_due: JSON.stringify(nextDue(state)),
    rating_eligible: ratingEligible(state),
    rating_invited: state.rating?.invited === true && state.rating.eligible,
    upheld: state.claims.some((claim) => isUpheld(claim.opinions.at(-1)?.outcome ?? '')),
  };
}

const claimRow = (matterId: string, claim: ClaimState) => ({
  claim_id: claim.claimId,
  matter_id: matterId,
  seq: claim.seq,
  subject: claim.facts.subject,
  status: claim.status,
  route: claim.route,
  unit_id: claim.unitId,
  simplified: claim.simplified,
  opinion_served_on: claim.opinions.at(-1)?.servedOn ?? null,
  accepted_on: claim.acceptedOn,
  first_served_on: claim.opinions[0]?.servedOn ?? null,
});

const clockRow = (matterId: string, clock: ClockState, seq: number) => ({
  clock_ref: clock.clockRef,
  matter_id: matterId,
  seq,
  subject_kind: clock.subject.kind,
  subject_id: clock.subject.id,
  clock_key: clock.clockKey,
  starts_on: clock.startsOn,
  due_on: clock.dueOn,
  due_at: clock.dueAt,
  rule_version: clock.ruleVersion,
  responsible_role: clock.responsible.role,
  responsible_unit_id: clock.responsible.unitId,
  next_check_at: clock.nextCheckAt,
  moves: JSON.stringify(clock.moves),
  supersedes: clock.supersedes,
  stopped_on: clock.stopped?.on ?? null,
  outcome: clock.stopped?.outcome ?? null,
  days_late: clock.stopped?.daysLate ?? null,
});

async function projectMatter(
  tx: Tx,
  steps: readonly Step[],
  before: MatterState | undefined,
  after: MatterState,
): Promise<void> {
  const version = steps.findLast(({ event }) => event.stream.startsWith('matter/'))?.event.version ?? after.version;
  const row = matterRow(after, version);
  if (before) {
    await tx.updateTable('cases.matter').set(row).where('matter_id', '=', after.matterId).execute();
    return;
  }
  const registered = steps.find(({ event }) => event.type === 'MatterRegistered')?.event.data as
    | EventDataOf<'MatterRegistered'>
    | undefined;
  if (!registered) throw new Error('A new matter without MatterRegistered');
  await tx
    .insertInto('cases.matter')
    .values({
      ...row,
      matter_id: after.matterId,
      public_number: registered.publicNumber,
      secret_hash: registered.secretHash,
      channel: registered.channel,
      received_on: registered.receivedOn,
      bureau_unit_id: registered.bureauUnitId,
      accused_unit_id: registered.accusedUnitId,
      petitioner_key: registered.petitionerKey,
      first_time: registered.firstTime,
    })
    .execute();
}

async function projectEvents(tx: Tx, steps: readonly Step[], after: MatterState): Promise<void> {
  for (const { event } of steps) {
    if (event.type === 'ContactRegistered') {
      const { contactId, contactNumber, matterId, channel, receivedOn, receivedAtUnitId, opensMatter, petitionerKey } =
        event.data;
      await tx
        .insertInto('cases.contact')
        .values({
          contact_id: contactId,
          contact_number: contactNumber,
          matter_id: matterId,
          channel,
          received_on: receivedOn,
          received_at_unit_id: receivedAtUnitId,
          opens_matter: opensMatter,
          petitioner_key: petitionerKey,
          decision: null,
        })
        .execute();
    } else if (event.type === 'IntakeDecided') {
      await tx
        .updateTable('cases.contact')
        .set({ decision: event.data.decision })
        .where('contact_id', '=', after.firstContactId)
        .execute();
    } else if (event.type === 'ActWithdrawn' && event.data.undone.includes('IntakeDecided')) {
      await tx
        .updateTable('cases.contact')
        .set({ decision: null })
        .where('contact_id', '=', after.firstContactId)
        .execute();
    } else if (event.type === 'ContactJoined' || event.type === 'ContactAnswered') {
      await tx
        .updateTable('cases.contact')
        .set({ decision: event.data.decision })
        .where('contact_id', '=', event.data.contactId)
        .execute();
    } else if (event.type === 'MatterLinked') {
      await tx
        .insertInto('cases.matter_link')
        .values({ matter_id: after.matterId, other_id: event.data.otherId })
        .execute();
    } else if (event.type === 'MatterRouted' && !isOrdinary(event.data)) {
      await forgetTerms(tx, after.matterId);
    } else if (event.type === 'FlowBound') {
      const { flowRef, engineId, processId, processInstanceKey } = event.data;
      await tx
        .updateTable('cases.flow')
        .set({
          engine_id: engineId,
          process_id: processId,
          process_instance_key: processInstanceKey,
          bound_at: sql<Date>`now()`,
        })
        .where('flow_ref', '=', flowRef)
        .execute();
    }
  }
}

/** Brings matter, claims, clocks, contacts and flows up to date after `steps`. */
export async function project(tx: Tx, steps: readonly Step[], after: MatterState): Promise<void> {
  const [first] = steps;
  if (!first) return;
  const { before } = first;
  await projectMatter(tx, steps, before, after);
  const claims = changed(before?.claims ?? [], after.claims, (claim) => claim.claimId).map((claim) =>
    claimRow(after.matterId, claim),
  );
  if (claims.length > 0) {
    await tx
      .insertInto('cases.claim')
      .values(claims)
      .onConflict((oc) =>
        oc.column('claim_id').doUpdateSet((eb) => ({
          status: eb.ref('excluded.status'),
          route: eb.ref('excluded.route'),
          unit_id: eb.ref('excluded.unit_id'),
          simplified: eb.ref('excluded.simplified'),
          opinion_served_on: eb.ref('excluded.opinion_served_on'),
          accepted_on: eb.ref('excluded.accepted_on'),
          first_served_on: eb.ref('excluded.first_served_on'),
        })),
      )
      .execute();
  }
  const seqOf = new Map(after.clocks.map((clock, index) => [clock.clockRef, index + 1]));
  const clocks = changed(before?.clocks ?? [], after.clocks, (clock) => clock.clockRef).map((clock) =>
    clockRow(after.matterId, clock, seqOf.get(clock.clockRef) ?? 0),
  );
  if (clocks.length > 0) {
    await tx
      .insertInto('cases.clock')
      .values(clocks)
      .onConflict((oc) =>
        oc.column('clock_ref').doUpdateSet((eb) => ({
          due_on: eb.ref('excluded.due_on'),
          due_at: eb.ref('excluded.due_at'),
          next_check_at: eb.ref('excluded.next_check_at'),
          moves: eb.ref('excluded.moves'),
          stopped_on: eb.ref('excluded.stopped_on'),
          outcome: eb.ref('excluded.outcome'),
          days_late: eb.ref('excluded.days_late'),
        })),
      )
      .execute();
  }
  await projectEvents(tx, steps, after);
}
