/** The matter that a further contact belongs to, and the links that the desk decided. */
import type { Rejection } from '../case/decision.ts';
import type { Actor } from '../schema/actor.ts';
import type { Subject } from '../schema/codes.ts';
import type { MatterId } from '../schema/ids.ts';
import { actIn, type StoreParts } from './act.ts';
import type { Tx } from './database.ts';
import type { KnownMatter } from './registerActs.ts';
import { ordinary } from './seeing.ts';

/** Matters that ended at the gate take no further contact. */
const TURNED_AWAY = ['NOT_ACCEPTED', 'GUIDED', 'MERGED'];

export const isMergeable = (status: string): boolean => !TURNED_AWAY.includes(status);

/** The newest matter of the same petitioner that shares a subject and was not turned away at the gate. */
export async function sameMatter(
  tx: Tx,
  petitionerKey: string | null,
  subjects: readonly Subject[],
): Promise<KnownMatter | undefined> {
  if (petitionerKey === null) return undefined;
  const row = await tx
    .selectFrom('cases.matter as m')
    .innerJoin('cases.claim as c', 'c.matter_id', 'm.matter_id')
    .select(['m.matter_id', 'm.public_number'])
    .where('m.petitioner_key', '=', petitionerKey)
    .where('m.status', 'not in', TURNED_AWAY)
    .where('c.subject', 'in', subjects)
    .orderBy('m.seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { matterId: row.matter_id as MatterId, publicNumber: row.public_number };
}

/** A matter that takes further contacts. Accusations and sealed ones are not named at the desk, so they are none. */
export async function mergeable(tx: Tx, matterId: MatterId): Promise<KnownMatter | undefined> {
  const row = await tx
    .selectFrom('cases.matter as m')
    .select('m.public_number')
    .where('m.matter_id', '=', matterId)
    .where('m.status', 'not in', TURNED_AWAY)
    .where(ordinary)
    .executeTakeFirst();
  return row && { matterId, publicNumber: row.public_number };
}

export async function knownPetitioner(tx: Tx, petitionerKey: string | null): Promise<boolean> {
  if (petitionerKey === null) return false;
  const row = await tx
    .selectFrom('cases.matter')
    .select('matter_id')
    .where('petitioner_key', '=', petitionerKey)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Links both ways, a fact of either matter; undefined when all went well. */
export async function linkBoth(
  parts: StoreParts,
  tx: Tx,
  { key, actor, matterId, others }: { key: string; actor: Actor; matterId: MatterId; others: readonly MatterId[] },
): Promise<Rejection | undefined> {
  for (const otherId of others) {
    for (const [from, to] of [
      [matterId, otherId],
      [otherId, matterId],
    ] as const) {
      const outcome = await actIn(parts, tx, {
        key: `${key}:link:${from}:${to}`,
        matterId: from,
        actor,
        commands: [{ type: 'LinkMatter', data: { otherId: to } }],
        result: () => null,
      });
      if (outcome.kind === 'rejected') return outcome.rejection;
    }
  }
  return undefined;
}
