/** The process variables that are computed from the state: due dates and candidate groups. */
import type { ClaimGroups, DueDates, TaskGroups } from '../jobs/variables.ts';
import type { Group } from '../schema/actor.ts';
import type { ClockKey, Role } from '../schema/codes.ts';
import type { ClaimId, ContactId, UnitId } from '../schema/ids.ts';
import type { MatterState, Organisation, Unit } from '../schema/matter.ts';
import { findClaim } from './lookup.ts';

const HANDLING: ReadonlySet<ClockKey> = new Set<ClockKey>(['SIMPLE_HANDLE', 'HANDLE_31_6', 'HANDLE_EXT']);

/**
 * Due instants by clock key: those of the matter, then over them those of the claim or of the further contact. A later running
 * replaces an earlier one, ended ones stay; HANDLE is the handling clock that was started last.
 */
export function dueDatesOf(state: MatterState, claimId?: ClaimId | null, contactId?: ContactId | null): DueDates {
  const due: DueDates = {};
  for (const subject of [state.matterId, claimId, contactId]) {
    for (const clock of state.clocks) {
      if (clock.subject.id !== subject) continue;
      due[clock.clockKey] = clock.dueAt;
      if (HANDLING.has(clock.clockKey)) due.HANDLE = clock.dueAt;
    }
  }
  return due;
}

/** A candidate group: whoever has this role at this unit. */
export const groupOf = (role: Role, unitId: UnitId): Group => `${role}@${unitId}` as Group;

function unitAtLevel(state: MatterState, organisation: Organisation, kind: Unit['kind']): UnitId {
  const level = organisation.unit(state.bureauUnitId)?.level ?? 'COUNTY';
  const unit = organisation.ofKind(kind, level);
  if (!unit) throw new Error(`the organisation tree has no ${kind} at level ${level}`);
  return unit.unitId;
}

/** Who may take the tasks of the matter. Throws when the organisation tree lacks the government or the joint conference. */
export function taskGroupsOf(state: MatterState, organisation: Organisation): TaskGroups {
  const bureau = state.bureauUnitId;
  return {
    intake: groupOf('INT', bureau),
    supervisor: groupOf('SUP', bureau),
    reviewer: groupOf('REV', bureau),
    countyLeader: groupOf('LDR', unitAtLevel(state, organisation, 'GOVERNMENT')),
    jointConference: groupOf('LDR', unitAtLevel(state, organisation, 'JOINT_CONFERENCE')),
  };
}

/** Who may take the tasks of one claim; undefined while it has no unit. At the top of the tree the last organ stands for the next. */
export function claimGroupsOf(
  state: MatterState,
  claimId: ClaimId,
  organisation: Organisation,
): ClaimGroups | undefined {
  const claim = findClaim(state, claimId);
  const unitId = claim?.unitId;
  if (!claim || !unitId) return undefined;
  const reviewOrgan = claim.review?.organUnitId ?? organisation.nextLevelUp(unitId)?.unitId ?? unitId;
  const reexamOrgan = claim.reexam?.organUnitId ?? organisation.nextLevelUp(reviewOrgan)?.unitId ?? reviewOrgan;
  return {
    handler: groupOf('HDL', unitId),
    firstHandler: groupOf('FH', unitId),
    unitHead: groupOf('LDR', unitId),
    reviewer: groupOf('REV', state.bureauUnitId),
    reviewOrgan: groupOf('LDR', reviewOrgan),
    reexamOrgan: groupOf('LDR', reexamOrgan),
    street: groupOf('HDL', state.placeUnitId ?? unitId),
  };
}

/** The same, where the claim must have a unit. Throws otherwise: the step before has just given it one. */
export function claimGroupsNow(state: MatterState, claimId: ClaimId, organisation: Organisation): ClaimGroups {
  const groups = claimGroupsOf(state, claimId, organisation);
  if (!groups) throw new Error(`claim ${claimId} has no unit yet`);
  return groups;
}
