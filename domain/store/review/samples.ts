/** The sampled claims of some rounds as far as a person sees them, each with what has come of it. */
import { sql } from 'kysely';
import type { ClockKey, Rating, Subject } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { ReviewDeadline, ReviewEffect } from '../../schema/reviewViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import { gradeOf } from '../../supervision/defects.ts';
import type { StoreParts } from '../act.ts';
import { deadline } from '../deadlines.ts';
import { kept, visible, type DeskViewer } from '../supervision/viewer.ts';
import { samplingsOf, type Sampling } from './history.ts';

/** A month's review at one bureau. */
export interface RoundRef {
  readonly unitId: UnitId;
  readonly month: string;
}
export const sameRound = (a: RoundRef, b: RoundRef): boolean => a.unitId === b.unitId && a.month === b.month;

export interface SampledClaim extends Sampling {
  readonly round: RoundRef;
  readonly publicNumber: string;
  /** Neither subject nor unit may be shown: they could point at a person. */
  readonly kept: boolean;
  readonly rating: Rating | null;
  readonly seq: number;
  readonly subject: Subject;
  readonly unitId: UnitId | null;
  readonly effect: ReviewEffect;
  /** Until when it is to be reviewed; null = reviewed. */
  readonly due: ReviewDeadline | null;
  /** The open task, where the flow has come so far. */
  readonly task: {
    readonly userTaskKey: string;
    readonly holderId: string | null;
    readonly groups: readonly string[];
    readonly submitted: boolean;
  } | null;
}

interface ClockRow {
  readonly subject_id: string;
  readonly clock_key: ClockKey;
  readonly starts_on: LocalDate;
  readonly due_on: LocalDate;
  readonly stopped_on: LocalDate | null;
  readonly outcome: string | null;
}
interface Opened {
  readonly unitId: UnitId;
  readonly month: string;
  readonly sampled: readonly { readonly matterId: string; readonly claimId: string }[];
}

async function openedOf({ db }: StoreParts, rounds: readonly RoundRef[]): Promise<readonly Opened[]> {
  const streams = rounds.map(({ unitId, month }) => `programme/${unitId}:${month}`);
  const { rows } = await sql<{ data: Opened }>`
    select data from cases.event where stream = any(${streams}::text[]) and type = 'MonthlyReviewOpened'
     order by stream`.execute(db);
  return rows.map(({ data }) => data);
}

function dueOf({ clocks }: StoreParts, clock: ClockRow, now: number): ReviewDeadline {
  const on = clock.due_on;
  if (clock.stopped_on === null) return { on, ...deadline(clocks, clock.starts_on, on, now) };
  const state = clock.outcome === 'MET_LATE' ? 'MET_LATE' : clock.outcome === 'MET' ? 'MET' : 'NONE';
  return { on, state, days: clocks.daysBetween(clock.stopped_on, on) };
}

/** `clocks`: of this claim, begun after this sampling was reviewed and before the next sampling. */
function effectOf(parts: StoreParts, { review, decision }: Sampling, clocks: readonly ClockRow[], now: number) {
  const none: ReviewEffect = { state: 'OPEN', due: null, orderedOn: null, supervised: false };
  if (review === null) return none;
  const grade = gradeOf(review.defects);
  const last = (key: ClockKey) => clocks.findLast(({ clock_key }) => clock_key === key);
  const timed = (clock: ClockRow | undefined, open: 'FIX' | 'REDO', over: 'FIXED' | 'REDONE'): ReviewEffect => ({
    ...none,
    state: clock && clock.stopped_on !== null ? over : open,
    due: clock ? dueOf(parts, clock, now) : null,
  });
  if (grade === 'PASS') return { ...none, state: 'PASSED' as const };
  if (grade === 'FIX') return timed(last('DOCUMENT_FIX'), 'FIX', 'FIXED');
  if (decision === null) return { ...none, state: 'DECIDE' as const };
  if (!decision.ordered) return { ...none, state: 'DECLINED' as const };
  return {
    ...timed(last('REDO'), 'REDO', 'REDONE'),
    orderedOn: parts.clocks.localDate(decision.at),
    supervised: decision.supervised,
  };
}

/** Rows under their key, keys in the order in which they come up. */
export function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** In the order in which each round was drawn. */
export async function samplesOf(
  parts: StoreParts,
  viewer: DeskViewer,
  rounds: readonly RoundRef[],
  now: number,
): Promise<readonly SampledClaim[]> {
  const { db, clocks } = parts;
  const opened = await openedOf(parts, rounds);
  const drawn = opened.flatMap(({ unitId, month, sampled }) =>
    sampled.map((one) => ({ ...one, round: { unitId, month } })),
  );
  const { rows: matters } = await sql<{
    matter_id: string;
    public_number: string;
    rating: Rating | null;
    kept: boolean;
  }>`
    select m.matter_id, m.public_number, m.rating, ${kept} as kept from cases.matter m
     where m.matter_id = any(${[...new Set(drawn.map((one) => one.matterId))]}::text[]) and ${visible(viewer)}`.execute(
    db,
  );
  const ids = matters.map(({ matter_id }) => matter_id);
  const seen = drawn.filter((one) => ids.includes(one.matterId));
  const claimIds = [...new Set(seen.map(({ claimId }) => claimId))];
  if (claimIds.length === 0) return [];
  const [samplings, claims, running, tasks] = await Promise.all([
    samplingsOf(db, ids),
    db
      .selectFrom('cases.claim')
      .select(['claim_id', 'seq', 'subject', 'unit_id'])
      .where('claim_id', 'in', claimIds)
      .execute(),
    db
      .selectFrom('cases.clock')
      .select(['subject_id', 'clock_key', 'starts_on', 'due_on', 'stopped_on', 'outcome'])
      .where('subject_id', 'in', claimIds)
      .where('clock_key', 'in', ['MONTHLY_REVIEW', 'DOCUMENT_FIX', 'REDO'])
      .orderBy('seq')
      .execute(),
    db
      .selectFrom('cases.work_item')
      .select(['user_task_key', 'claim_id', 'holder_id', 'groups', 'state'])
      .where('matter_id', 'in', ids)
      .where('state', 'in', ['OFFERED', 'SUBMITTED'])
      .where('process_id', '=', 'claim-review')
      .where('element_id', '=', 'task-review')
      .execute(),
  ]);
  const matterOf = new Map(matters.map((one) => [one.matter_id, one]));
  const claimOf = new Map(claims.map((one) => [one.claim_id, one]));
  const samplingsBy = groupBy(samplings, ({ claimId }) => claimId);
  const clocksBy = groupBy(running as readonly ClockRow[], ({ subject_id }) => subject_id);
  return seen.flatMap(({ claimId, round, ...one }): SampledClaim[] => {
    const [matter, claim] = [matterOf.get(one.matterId), claimOf.get(claimId)];
    const own = samplingsBy.get(claimId) ?? [];
    const at = own.findIndex(({ month }) => month === round.month);
    const sampling = own[at];
    if (!matter || !claim || !sampling) return [];
    const from = sampling.review === null ? null : clocks.localDate(sampling.review.at);
    const next = own[at + 1];
    const until = next ? clocks.localDate(next.at) : null;
    const all = clocksBy.get(claimId) ?? [];
    const after = all.filter(
      ({ starts_on }) => from !== null && starts_on >= from && (until === null || starts_on < until),
    );
    const asked = all.findLast(({ clock_key, stopped_on }) => clock_key === 'MONTHLY_REVIEW' && stopped_on === null);
    const task = tasks.find((item) => item.claim_id === claimId);
    return [
      {
        ...sampling,
        round,
        publicNumber: matter.public_number,
        kept: matter.kept,
        rating: matter.rating,
        seq: claim.seq,
        subject: claim.subject as Subject,
        unitId: claim.unit_id as UnitId | null,
        effect: effectOf(parts, sampling, after, now),
        due: sampling.review === null && asked ? dueOf(parts, asked, now) : null,
        task:
          sampling.review === null && task
            ? {
                userTaskKey: task.user_task_key,
                holderId: task.holder_id,
                groups: task.groups,
                submitted: task.state === 'SUBMITTED',
              }
            : null,
      },
    ];
  });
}
