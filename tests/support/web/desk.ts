/** User tasks on the work list without an engine: as the sweep would have found them. */
import { unitId } from '../../../app/demo/county.ts';
import type { Role } from '../../../domain/schema/codes.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { addTasks } from '../../../domain/store/index.ts';
import type { WebWorld } from './world.ts';

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
  await addTasks(world.parts.db, [
    {
      engineId: 'engine',
      userTaskKey,
      processId,
      processVersion: 1,
      elementId,
      processInstanceKey: '2251799813685300',
      elementInstanceKey: userTaskKey,
      matterId,
      claimId: claim?.claim_id ?? null,
      contactId: null,
      groups: to.map(([role, unit]) => `${role}@${unitId(unit)}`),
      assignee: null,
      dueAt: null,
      createdAt: '2026-03-02T01:00:00.000Z',
    },
  ]);
  return userTaskKey;
}
