/** Looks for signs of gaming in the transaction of the act that shows them, so that no page ever has to search for them. */
import type { RecordedAct } from '../../case/staffActs.ts';
import { findClaim } from '../../case/lookup.ts';
import type { StoredEvent } from '../../schema/events.ts';
import type { MatterState } from '../../schema/matter.ts';
import { bounceRings } from '../../supervision/gaming/bounceRing.ts';
import { closedAndBack } from '../../supervision/gaming/closedAndBack.ts';
import { ALIKE, HEADS, likeness, sketchOf } from '../../supervision/gaming/copiedReplies.ts';
import { handRing } from '../../supervision/gaming/handRing.ts';
import { lateExtensions } from '../../supervision/gaming/lateExtension.ts';
import type { Sign } from '../../supervision/gaming/sign.ts';
import { sql } from 'kysely';
import type { Cipher } from '../cipher.ts';
import type { Tx, WorkItem } from '../database.ts';
import { replyHash } from '../search/hash.ts';
import { isOrdinary } from '../seeing.ts';

type Kept = Sign & { readonly otherId?: string };

async function keep(tx: Tx, matterId: string, on: string, signs: readonly Kept[]): Promise<void> {
  if (signs.length === 0) return;
  await tx
    .insertInto('cases.gaming_sign')
    .values(
      signs.map((sign) => ({
        key: sign.key,
        kind: sign.kind,
        matter_id: matterId,
        other_id: sign.otherId ?? null,
        claim_id: sign.claimId,
        unit_id: sign.unitId,
        evidence: JSON.stringify(sign.evidence),
        figures: JSON.stringify(sign.figures),
        found_on: on,
      })),
    )
    .onConflict((oc) =>
      oc.column('key').doUpdateSet((eb) => ({
        evidence: eb.ref('excluded.evidence'),
        figures: eb.ref('excluded.figures'),
        unit_id: eb.ref('excluded.unit_id'),
      })),
    )
    .execute();
}

/** Events after which one of the detectors may have something to say. */
const TELLING: ReadonlySet<string> = new Set([
  'ExtensionRequested',
  'ContactOffered',
  'RedoOrdered',
  'ClaimReferred',
  'OpinionDrafted',
  'RedoDrafted',
]);

export interface Recorded {
  readonly history: readonly StoredEvent[];
  readonly events: readonly StoredEvent[];
  readonly after: MatterState;
  /** Business day. */
  readonly on: string;
}

/** Signs that the new events of a matter complete. */
export async function noteSigns(tx: Tx, cipher: Cipher, { history, events, after, on }: Recorded): Promise<void> {
  if (!events.some(({ type }) => TELLING.has(type))) return;
  const all = [...history, ...events];
  const signs: Kept[] = [...lateExtensions(all), ...closedAndBack(all), ...bounceRings(all)];
  for (const event of events)
    if (event.type === 'OpinionDrafted' || event.type === 'RedoDrafted')
      signs.push(...(await copies(tx, cipher, event, after)));
  await keep(tx, after.matterId, on, signs);
}

type Drafted = Extract<StoredEvent, { type: 'OpinionDrafted' | 'RedoDrafted' }>;

/** Replies of the same unit to other petitioners that this one copies; matters that are linked share their answer by right. */
async function copies(tx: Tx, cipher: Cipher, event: Drafted, after: MatterState): Promise<Kept[]> {
  const { claimId, opinionId, sealed } = event.data;
  const unitId = findClaim(after, claimId)?.unitId;
  if (!unitId || !isOrdinary(after)) return [];
  const sketch = sketchOf(`${sealed.facts}${sealed.opinion}`, (run) => BigInt(replyHash(cipher, run)));
  if (sketch.length === 0) return [];
  const heads = sketch.slice(0, HEADS).map(String);
  const { rows } = await sql<{ matter_id: string; sketch: string[] }>`
    select matter_id, sketch from cases.reply_sketch
     where heads && ${heads}::bigint[] and unit_id = ${unitId} and matter_id <> ${after.matterId}
       and not exists (select from cases.matter_link l where l.matter_id = ${after.matterId} and l.other_id = reply_sketch.matter_id)
     limit 50`.execute(tx);
  await tx
    .insertInto('cases.reply_sketch')
    .values({
      opinion_id: opinionId,
      matter_id: after.matterId,
      unit_id: unitId,
      heads,
      sketch: sketch.map(String),
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
  const [nearest] = rows
    .map((row) => ({ matterId: row.matter_id, alike: likeness(sketch, row.sketch.map(BigInt)) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike);
  return nearest
    ? [
        {
          kind: 'COPIED_REPLY',
          key: `COPIED_REPLY:${opinionId}`,
          claimId,
          unitId,
          otherId: nearest.matterId,
          evidence: [{ type: event.type, at: event.at }],
          figures: { alike: Math.round(nearest.alike * 100) },
        },
      ]
    : [];
}

/** The sign that a staff act on a task completes, if any. */
export async function noteHandRing(
  tx: Tx,
  item: WorkItem,
  standing: readonly RecordedAct[],
  on: string,
): Promise<void> {
  const sign = handRing(item.user_task_key, standing);
  if (sign && item.matter_id !== null)
    await keep(tx, item.matter_id, on, [{ ...sign, claimId: item.claim_id as Sign['claimId'] }]);
}
