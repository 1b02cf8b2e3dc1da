/** The monthly reviews: rounds with their figures, one round's sample, its draw made again, and the redos that are open. */
import { sql } from 'kysely';
import { mayReview } from '../../case/steps/monthlyReview.ts';
import type { UnitId, UserId } from '../../schema/ids.ts';
import { defectSchema } from '../../schema/codes.ts';
import type { DrawView, Round, RoundFigures, RoundView, SampleRow, SampleState } from '../../schema/reviewViews.ts';
import { gradeOf, isRedo } from '../../supervision/defects.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { closedClaims } from '../monthlyReview.ts';
import { namesOf } from '../people.ts';
import { visible, type DeskViewer } from '../supervision/viewer.ts';
import { groupBy, sameRound, samplesOf, type RoundRef, type SampledClaim } from './samples.ts';

/** The desk's viewer, with the units at which the person reviews. */
export interface ReviewViewer extends DeskViewer {
  readonly reviewsAt: readonly UnitId[];
}

/** A year of rounds; older ones are history for the statistics. */
const MONTHS_SHOWN = 12;

interface Programme extends RoundRef {
  readonly openAt: number;
  readonly openedAt: number | null;
  /** Whether the person sees the bureau's matters as such, and so its round before and without any sample. */
  readonly governed: boolean;
}

/** Rounds of the last months, newest first; `only`: that one alone. */
async function programmesOf({ db }: StoreParts, viewer: DeskViewer, only?: RoundRef): Promise<readonly Programme[]> {
  const governed = viewer.through
    .filter(({ levels }) => levels.includes('NORMAL'))
    .flatMap(({ receivedBy }) => receivedBy);
  const query = db.selectFrom('cases.programme').selectAll();
  const rows = await (
    only
      ? query.where('unit_id', '=', only.unitId).where('month', '=', only.month)
      : query.where('month', 'in', (eb) =>
          eb.selectFrom('cases.programme').select('month').distinct().orderBy('month', 'desc').limit(MONTHS_SHOWN),
        )
  )
    .orderBy('month', 'desc')
    .orderBy('unit_id')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id as UnitId,
    month: row.month,
    openAt: row.open_at.getTime(),
    openedAt: row.opened_at?.getTime() ?? null,
    governed: governed.includes(row.unit_id as UnitId),
  }));
}

function figuresOf(claims: readonly SampledClaim[]): RoundFigures {
  const count = (is: (claim: SampledClaim) => boolean) => claims.filter(is).length;
  const reviewed = claims.flatMap(({ review }) => (review === null ? [] : [gradeOf(review.defects)]));
  const ordered = claims.filter(({ decision }) => decision?.ordered === true);
  const over = ordered.filter(({ effect }) => effect.state === 'REDONE');
  return {
    sampled: claims.length,
    done: reviewed.length,
    passed: reviewed.filter((grade) => grade === 'PASS').length,
    fix: reviewed.filter((grade) => grade === 'FIX').length,
    redo: reviewed.filter(isRedo).length,
    ordered: ordered.length,
    redone: over.length,
    redoDue: over.length + count(({ effect }) => effect.state === 'REDO' && effect.due?.state === 'OVER'),
    redoInTime: over.filter(({ effect }) => effect.due?.state === 'MET').length,
  };
}

function roundOf({ organisation, clocks }: StoreParts, programme: Programme, claims: readonly SampledClaim[]): Round {
  const { unitId, month, openAt, openedAt } = programme;
  const dues = claims.flatMap(({ due }) => (due === null ? [] : [due]));
  return {
    unitId,
    month,
    unitName: organisation.unit(unitId)?.name ?? { zh: unitId, en: unitId },
    openOn: clocks.localDate(openAt),
    openedOn: openedAt === null ? null : clocks.localDate(openedAt),
    figures: figuresOf(claims),
    due: dues.toSorted((a, b) => a.on.localeCompare(b.on)).at(-1) ?? null,
  };
}

export async function roundsOf(parts: StoreParts, viewer: ReviewViewer): Promise<{ items: Round[]; asOf: string }> {
  const now = await businessNow(parts.db, parts.clock);
  const programmes = await programmesOf(parts, viewer);
  const claims = await samplesOf(parts, viewer, programmes, now);
  const items = programmes.flatMap((programme) => {
    const own = claims.filter(({ round }) => sameRound(round, programme));
    return programme.governed || own.length > 0 ? [roundOf(parts, programme, own)] : [];
  });
  return {
    items,
    asOf: new Date(now).toISOString(),
  };
}

/** The rule that keeps the person away from reviewing the claim, or null; only for who reviews at that bureau. */
export function barredFrom(viewer: ReviewViewer & { readonly userId: UserId }, claim: SampledClaim): string | null {
  const { unitId } = claim.round;
  if (!viewer.reviewsAt.includes(unitId)) return null;
  const barred = mayReview(claim, { actor: { id: viewer.userId, role: 'REV', unitId } });
  return barred?.rejection.rule ?? null;
}

const states: Readonly<Record<SampleState, (claims: readonly SampledClaim[]) => boolean>> = {
  OPEN: (claims) => claims.some(({ review }) => review === null),
  AMISS: (claims) => claims.some(({ review }) => review !== null && review.defects.length > 0),
  PASSED: (claims) => claims.every(({ review }) => review?.defects.length === 0),
  REDO: (claims) => claims.some(({ effect }) => effect.state === 'DECIDE' || effect.state === 'REDO'),
};

/** The round's claims by matter, in the order of the draw. */
export const byMatter = (claims: readonly SampledClaim[]): readonly (readonly SampledClaim[])[] => [
  ...groupBy(claims, ({ matterId }) => matterId).values(),
];

export interface RoundQuery extends RoundRef {
  readonly state?: SampleState | undefined;
  readonly reviewer?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Whether somebody reviewed a claim of the matter, or has taken one. */
const isWith = (userId: string) => (claims: readonly SampledClaim[]) =>
  claims.some(({ review, task }) => (review ? review.reviewerId : task?.holderId) === userId);

/** The rate that was drawn at; null where the round does not say. */
async function rateOf({ db }: StoreParts, { unitId, month }: RoundRef): Promise<number | null> {
  const { rows } = await sql<{ rate: number | null }>`
    select (data->>'rate')::float8 as rate from cases.event
     where stream = ${`programme/${unitId}:${month}`} and type = 'MonthlyReviewOpened'`.execute(db);
  return rows[0]?.rate ?? null;
}

/** The whole round for the person; undefined = there is no such round. */
export async function openRound(parts: StoreParts, viewer: ReviewViewer, ref: RoundRef) {
  const now = await businessNow(parts.db, parts.clock);
  const [programme] = await programmesOf(parts, viewer, ref);
  if (!programme) return undefined;
  const claims = await samplesOf(parts, viewer, [programme], now);
  // Who handles nothing of it does not learn that there is a round.
  if (!programme.governed && claims.length === 0) return undefined;
  return { now, programme, claims, rate: await rateOf(parts, ref) };
}

export async function roundViewOf(
  parts: StoreParts,
  viewer: ReviewViewer,
  { state, reviewer, cursor, limit, ...ref }: RoundQuery,
): Promise<RoundView | undefined> {
  const found = await openRound(parts, viewer, ref);
  if (!found) return undefined;
  const { claims } = found;
  const people = claims.flatMap(({ review, task }) => review?.reviewerId ?? task?.holderId ?? []);
  const nameOf = await namesOf(parts.db, people);
  const matters = byMatter(claims).filter(
    (own) => (!state || states[state](own)) && (reviewer === undefined || isWith(reviewer)(own)),
  );
  const from = cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number(cursor) : 0;
  const count = (because: SampledClaim['because']) => claims.filter((claim) => claim.because === because).length;
  return {
    round: roundOf(parts, found.programme, claims),
    rate: found.rate,
    because: { RATE: count('RATE'), DISSATISFIED: count('DISSATISFIED'), OVERDUE: count('OVERDUE') },
    defects: defectSchema.options
      .map((defect) => ({ defect, count: claims.filter(({ review }) => review?.defects.includes(defect)).length }))
      .filter((one) => one.count > 0),
    reviewers: [...new Set(people)].map((userId) => ({
      userId,
      name: nameOf(userId),
      done: claims.filter(({ review }) => review?.reviewerId === userId).length,
      open: claims.filter(({ review, task }) => review === null && task?.holderId === userId).length,
    })),
    free: claims.filter(({ review, task }) => review === null && (task?.holderId ?? null) === null).length,
    items: matters.slice(from, from + limit).map((own) => rowOf(parts, viewer, own, nameOf)),
    total: matters.length,
    nextCursor: matters.length > from + limit ? String(from + limit) : null,
    may: { review: viewer.reviewsAt.includes(ref.unitId) },
    asOf: new Date(found.now).toISOString(),
  };
}

function rowOf(
  { organisation }: StoreParts,
  viewer: ReviewViewer,
  claims: readonly SampledClaim[],
  nameOf: (id: string) => string,
): SampleRow {
  const [first] = claims;
  const open = first && !first.kept;
  return {
    matterId: first?.matterId ?? '',
    publicNumber: first?.publicNumber ?? '',
    subject: open ? first.subject : null,
    unitName: open && first.unitId !== null ? (organisation.unit(first.unitId)?.name ?? null) : null,
    claims: claims.map((claim) => ({
      claimId: claim.claimId,
      seq: claim.seq,
      because: claim.because,
      defects: claim.review ? [...claim.review.defects] : null,
      effect: claim.effect,
      holder: claim.task?.holderId ? nameOf(claim.task.holderId) : null,
      reviewer: claim.review ? nameOf(claim.review.reviewerId) : null,
      barred: barredFrom(viewer, claim),
    })),
  };
}

/** Draws the round again from what is closed now. undefined = no such round, or one that does not say its rate. */
export async function drawAgain(parts: StoreParts, viewer: ReviewViewer, ref: RoundRef): Promise<DrawView | undefined> {
  const found = await openRound(parts, viewer, ref);
  if (!found || found.programme.openedAt === null || found.rate === null) return undefined;
  const all = await closedClaims(parts, ref.unitId, ref.month, 1);
  const again = await closedClaims(parts, ref.unitId, ref.month, found.rate);
  const { rows } = await sql<{ matter_id: string; public_number: string }>`
    select m.matter_id, m.public_number from cases.matter m
     where m.matter_id = any(${[...new Set(all.map(({ matterId }) => matterId as string))]}::text[]) and ${visible(viewer)}`.execute(
    parts.db,
  );
  const numbers = new Map(rows.map(({ matter_id, public_number }) => [matter_id, public_number]));
  const sampled = new Set(found.claims.map(({ claimId }) => claimId));
  const drawn = again.filter(({ matterId }) => numbers.has(matterId));
  const named = (one: { readonly matterId: string }) => ({
    matterId: one.matterId,
    publicNumber: numbers.get(one.matterId) ?? '',
  });
  return {
    closed: all.filter(({ matterId }) => numbers.has(matterId)).length,
    same: drawn.filter(({ claimId }) => sampled.has(claimId)).length,
    missing: drawn.filter(({ claimId }) => !sampled.has(claimId)).map(named),
    extra: found.claims
      .filter(({ claimId }) => !drawn.some((one) => one.claimId === claimId))
      .map(({ matterId, publicNumber }) => ({ matterId, publicNumber })),
  };
}
