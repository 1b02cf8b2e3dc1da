/** What the monthly reviews of some matters have come to, folded from their events. */
import { sql } from 'kysely';
import type { Actor } from '../../schema/actor.ts';
import type { Defect } from '../../schema/codes.ts';
import type { Database } from '../database.ts';
import type { SampleReason } from '../monthlyReview.ts';

/** One sampling of a claim and what followed. Times are ms since the epoch. */
export interface Sampling {
  readonly matterId: string;
  readonly claimId: string;
  readonly month: string;
  readonly because: SampleReason;
  readonly at: number;
  readonly review: { readonly defects: readonly Defect[]; readonly reviewerId: string; readonly at: number } | null;
  readonly decision:
    | { readonly ordered: true; readonly supervised: boolean; readonly at: number }
    | { readonly ordered: false; readonly reasonCode: string; readonly at: number }
    | null;
  /** Who drafted and who passed the opinion that was sampled. */
  readonly draft: { readonly drafterId: string; readonly checkerIds: readonly string[] } | null;
}

const TOLD = [
  'OpinionDrafted',
  'RedoDrafted',
  'GatePassed',
  'RedoRechecked',
  'ReviewSampled',
  'ReviewRecorded',
  'RedoOrdered',
  'RedoDeclined',
] as const;

interface Row {
  readonly matter_id: string;
  readonly type: (typeof TOLD)[number];
  readonly at: Date;
  readonly actor: Actor;
  readonly data: {
    readonly claimId: string;
    readonly month?: string;
    readonly because?: SampleReason;
    readonly defects?: Defect[];
    readonly supervised?: boolean;
    readonly reasonCode?: string;
    readonly passed?: boolean;
  };
}

/** All samplings of these matters, oldest first. */
export async function samplingsOf(db: Database, matterIds: readonly string[]): Promise<readonly Sampling[]> {
  if (matterIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select matter_id, type, at, actor, data - 'sealed' as data from cases.event
     where matter_id = any(${[...matterIds]}::text[]) and type = any(${[...TOLD]}::text[])
     order by position`.execute(db);
  const drafts = new Map<string, Sampling['draft']>();
  const samplings: Sampling[] = [];
  const change = (claimId: string, next: (one: Sampling) => Partial<Sampling>): void => {
    const at = samplings.findLastIndex((one) => one.claimId === claimId);
    const one = samplings[at];
    if (one) samplings[at] = { ...one, ...next(one) };
  };
  for (const { matter_id: matterId, type, at: on, actor, data } of rows) {
    const { claimId } = data;
    const at = on.getTime();
    const known = drafts.get(claimId);
    if (type === 'OpinionDrafted' || type === 'RedoDrafted')
      drafts.set(claimId, { drafterId: actor.id, checkerIds: [] });
    else if (type === 'GatePassed' || (type === 'RedoRechecked' && data.passed === true)) {
      if (known) drafts.set(claimId, { ...known, checkerIds: [...known.checkerIds, actor.id] });
    } else if (type === 'ReviewSampled')
      samplings.push({
        matterId,
        claimId,
        month: data.month ?? '',
        because: data.because ?? 'RATE',
        at,
        review: null,
        decision: null,
        draft: known ?? null,
      });
    else if (type === 'ReviewRecorded')
      change(claimId, () => ({ review: { defects: data.defects ?? [], reviewerId: actor.id, at } }));
    else if (type === 'RedoOrdered')
      change(claimId, () => ({ decision: { ordered: true, supervised: data.supervised === true, at } }));
    else if (type === 'RedoDeclined')
      change(claimId, () => ({ decision: { ordered: false, reasonCode: data.reasonCode ?? '', at } }));
  }
  return samplings;
}
