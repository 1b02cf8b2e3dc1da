/** User tasks on the work list without an engine: as the sweep would have found them. */
import { unitId } from '../../../app/demo/county.ts';
import type { Role } from '../../../domain/schema/codes.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { addTasks } from '../../../domain/store/index.ts';
import type { WebWorld } from './world.ts';
import { offeredTask } from '../offeredTask.ts';

let last = 0;

export interface Offer {
  readonly taskKey: string;
  readonly matterId: MatterId;
  readonly claimSeq?: number;
  readonly to: readonly (readonly [Role, string])[];
}

/** Offers a task to roles at units and gives its key. */
export async function offer(world: WebWorld, { taskKey, matterId, claimSeq, to }: Offer): Promise<string> {
  const [processId = '', elementId = ''] = taskKey.split('/');
  const userTaskKey = String(2251799813690000 + (last += 1));
  const claim = await world.parts.db
    .selectFrom('cases.claim')
    .select('claim_id')
    .where('matter_id', '=', matterId)
    .where('seq', '=', claimSeq ?? 0)
    .executeTakeFirst();
  const groups = to.map(([role, unit]) => `${role}@${unitId(unit)}`);
  const elementInstanceKey = userTaskKey;
  const claimId = claim?.claim_id ?? null;
  await addTasks(world.parts.db, [
    offeredTask({ userTaskKey, processId, elementId, elementInstanceKey, matterId, claimId, groups }),
  ]);
  return userTaskKey;
}
