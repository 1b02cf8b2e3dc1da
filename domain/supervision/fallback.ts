/**
 * Work that found nobody: every post it is offered to is vacant. It goes to a fallback desk and is listed as a fault with its cause;
 * it is never left out (DIGIT drops a case silently when it finds no supervisor). Pure.
 */
import type { Role } from '../schema/codes.ts';
import type { UnitId } from '../schema/ids.ts';
import type { Unit } from '../schema/matter.ts';

/**
 * VACANT = nobody holds the post; DISABLED = whoever holds it has no account that works; RECUSED = whoever could keeps away from this
 * matter (R1 art. 28); NO_GROUP = the flow named no post.
 */
export type FaultCause = 'VACANT' | 'DISABLED' | 'RECUSED' | 'NO_GROUP';

export interface Posts {
  /** Groups with somebody who can sign in. */
  readonly staffed: ReadonlySet<string>;
  /** Groups with somebody, whether or not they can sign in. */
  readonly held: ReadonlySet<string>;
  /** Groups of those who keep away from the matter. */
  readonly recused: ReadonlySet<string>;
}

export interface Fault {
  readonly cause: FaultCause;
  /** Who takes care of it; null = the whole tree above has nobody. */
  readonly desk: string | null;
  /** Whether the desk may also decide itself: a supervisor's decision falls to the conference (R1 arts 39, 40), another's never. */
  readonly decides: boolean;
}

const group = (role: Role, unit: Unit | undefined): string[] => (unit ? [`${role}@${unit.unitId}`] : []);

export function partsOf(of: string): { readonly role: Role; readonly unitId: UnitId } {
  const [role = '', unitId = ''] = of.split('@');
  return { role: role as Role, unitId: unitId as UnitId };
}

/** Desks in the order in which they are asked: the supervisors, the conference, the government, level by level upwards. */
function desks(unitId: UnitId, units: readonly Unit[]): string[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const found: string[] = [];
  for (let at = byId.get(unitId); at; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    const under = at.unitId;
    const beside = (kind: Unit['kind']) => units.find((unit) => unit.kind === kind && unit.parentId === under);
    if (at.kind !== 'GOVERNMENT') continue;
    found.push(
      ...group('SUP', beside('PETITION_BUREAU')),
      ...group('LDR', beside('JOINT_CONFERENCE')),
      ...group('LDR', at),
    );
  }
  return found;
}

/** What is wrong with an offer to these groups; null = somebody can take it. `home`: the bureau that received the matter. */
export function faultOf(groups: readonly string[], posts: Posts, home: UnitId, units: readonly Unit[]): Fault | null {
  if (groups.some((one) => posts.staffed.has(one))) return null;
  const desk = desks(home, units).find((one) => posts.staffed.has(one)) ?? null;
  const supervises = groups.some((one) => partsOf(one).role === 'SUP');
  return { cause: causeOf(groups, posts), desk, decides: desk !== null && supervises };
}

function causeOf(groups: readonly string[], { held, recused }: Posts): FaultCause {
  if (groups.length === 0) return 'NO_GROUP';
  if (groups.some((one) => held.has(one))) return 'DISABLED';
  return groups.some((one) => recused.has(one)) ? 'RECUSED' : 'VACANT';
}
