/** Who may do what with one task: offered by role at a unit, asked for a signature, or watching over the matter. Pure but for loading. */
import type { Actor } from '../../../domain/schema/actor.ts';
import type { MatterId, UnitId, UserId } from '../../../domain/schema/ids.ts';
import type { MatterState } from '../../../domain/schema/matter.ts';
import { isKeptFrom, type Sight } from '../../../domain/access/sight.ts';
import type { WorkItem } from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { Viewer } from '../deps.ts';
import { sightedOf, type Post, type SightRules } from './sight.ts';

export interface TaskReach {
  readonly item: WorkItem;
  readonly matterId: MatterId;
  readonly state: MatterState;
  readonly sight: Sight;
  readonly offered: boolean;
  readonly asked: boolean;
  /** Belongs to the fallback desk of a task that nobody could take. */
  readonly mayAssign: boolean;
  readonly mayUrge: boolean;
  /** In whose name the person acts here. */
  readonly actor: Actor & { readonly id: UserId; readonly unitId: UnitId };
}

/** Supervisors and intake clerks urge. */
export const mayWatch = ({ role }: Post): boolean => role === 'SUP' || role === 'INT';

const opens = (sight: Sight): boolean => sight === 'FULL' || sight === 'MASKED';

/** How far the person reaches; undefined = there is no such task, or it is not theirs: the same words. */
export async function reachOf(
  viewer: Viewer,
  item: WorkItem | undefined,
  store: Pick<CaseStore, 'load'>,
  rules: SightRules,
): Promise<TaskReach | undefined> {
  const matterId = item?.matter_id as MatterId | null | undefined;
  const state = matterId ? await store.load(matterId) : undefined;
  if (!item || !matterId || !state) return undefined;
  const at = sightedOf(state);
  if (isKeptFrom(viewer, at)) return undefined;
  const post = viewer.roles.find((held) => item.groups.includes(`${held.role}@${held.unitId}`));
  const watch = viewer.roles.find((held) => mayWatch(held) && opens(rules.inPost(viewer, held, at)));
  const cares = viewer.roles.find((held) => item.desk_group === `${held.role}@${held.unitId}`);
  const desk = cares && opens(rules.inPost(viewer, cares, at)) ? cares : undefined;
  const asked = item.co_signer_ids.includes(viewer.userId);
  const own = item.holder_id === viewer.userId || item.submitted_by === viewer.userId;
  const acting = post ?? desk ?? watch ?? (asked || own ? viewer.roles[0] : undefined);
  if (!acting) return undefined;
  return {
    item,
    matterId,
    state,
    sight: rules.of(viewer, at),
    offered: post !== undefined,
    asked,
    mayAssign: desk !== undefined,
    mayUrge: watch !== undefined,
    actor: { id: viewer.userId, role: acting.role, unitId: acting.unitId },
  };
}
