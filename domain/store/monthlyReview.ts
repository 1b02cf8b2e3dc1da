/** Monthly review (按月评查): a programme per bureau and month samples the claims of the matters that were closed in that month. */
import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Actor } from '../schema/actor.ts';
import type { NewEvent } from '../schema/events.ts';
import type { ClaimId, MatterId, UnitId } from '../schema/ids.ts';
import type { FlowRef } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import { runAct, type StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import { insertEvents, plainId, readStream, stamp } from './events.ts';
import { enqueue } from './outbox.ts';
import { retrying } from './retrying.ts';

export type SampleReason = 'RATE' | 'DISSATISFIED' | 'OVERDUE';

export interface MonthlyReviewOptions {
  /** When the review of a month (`YYYY-MM`) opens, some time in the next month. */
  readonly openAt: (month: string) => Instant;
  /** Share of claims drawn beside the ones that are always looked at, 0 to 1 (configuration, domain §8). */
  readonly sampleRate: number;
}

export interface MonthlyReview {
  /** Starts the programme of a month; does nothing when it was started before. */
  schedule(unitId: UnitId, month: string, actor: Actor): Promise<void>;
  /** Job review.sample: samples, opens the month and schedules the next. Repeating it changes nothing and answers the same. */
  sample(job: {
    readonly flowRef: FlowRef;
    readonly unitId: UnitId;
    readonly month: string;
    readonly actor: Actor;
  }): Promise<{ sampled: number }>;
}

/** The month after `YYYY-MM`. */
export function monthAfter(month: string): string {
  const [year = 0, index = 0] = month.split('-').map(Number);
  return index === 12 ? `${year + 1}-01` : `${year}-${String(index + 1).padStart(2, '0')}`;
}

/** The number of a claim in a month's draw, from 0 to just below 1: made of its id and the month, so that nobody can choose it. */
export const drawNumber = (claimId: string, month: string): number =>
  createHash('sha256').update(`${month}:${claimId}`).digest().readUInt32BE(0) / 2 ** 32;

/** Whether a claim is in the drawn share; a repeat draws the same. */
export const drawn = (claimId: string, month: string, rate: number): boolean => drawNumber(claimId, month) < rate;

const flowRefOf = (unitId: UnitId, month: string): FlowRef => `monthly-review:${unitId}:${month}` as FlowRef;
const streamOf = (unitId: UnitId, month: string): string => `programme/${unitId}:${month}`;

export function createMonthlyReview(parts: StoreParts, { openAt, sampleRate }: MonthlyReviewOptions): MonthlyReview {
  const { db, clock, newId, cipher } = parts;

  /** Adds one event to the programme's stream unless it is there already. */
  async function append(unitId: UnitId, month: string, made: NewEvent, actor: Actor, key: string): Promise<void> {
    const stream = streamOf(unitId, month);
    await retrying(() =>
      db.transaction().execute(async (tx) => {
        const history = await readStream(tx, stream);
        if (history.some(({ type }) => type === made.type)) return;
        const by = {
          newId,
          now: await businessNow(tx, clock),
          recordedAt: clock.now(),
          actor,
          commandId: plainId(newId, 'cmd'),
          commandKey: key,
        };
        await insertEvents(tx, [stamp(made, stream, history.length + 1, by)], null, cipher);
        if (made.type === 'MonthlyReviewScheduled') {
          await tx
            .insertInto('cases.programme')
            .values({ unit_id: unitId, month, open_at: made.data.openAt, sampled: null })
            .execute();
          const flowRef = flowRefOf(unitId, month);
          await enqueue(tx, stream, [
            {
              kind: 'publishMessage',
              name: 'monthlyReview.scheduled',
              correlationKey: flowRef,
              messageId: flowRef,
              variables: { flowRef, unitId, month, openAt: made.data.openAt },
            },
          ]);
        } else if (made.type === 'MonthlyReviewOpened') {
          await tx
            .updateTable('cases.programme')
            .set({ opened_at: new Date(by.now), sampled: made.data.sampled.length })
            .where('unit_id', '=', unitId)
            .where('month', '=', month)
            .execute();
        }
      }),
    );
  }

  const schedule = (unitId: UnitId, month: string, actor: Actor): Promise<void> =>
    append(
      unitId,
      month,
      { type: 'MonthlyReviewScheduled', data: { unitId, month, openAt: openAt(month) } },
      actor,
      `programme:${unitId}:${month}`,
    );

  return {
    schedule,
    async sample({ flowRef, unitId, month, actor }) {
      const opened = (await readStream(db, streamOf(unitId, month))).find(
        (event) => event.type === 'MonthlyReviewOpened',
      );
      if (opened?.type === 'MonthlyReviewOpened') {
        await schedule(unitId, monthAfter(month), actor);
        return { sampled: opened.data.sampled.length };
      }
      const sampled: { matterId: MatterId; claimId: ClaimId }[] = [];
      for (const { matterId, claimId, because } of await closedClaims(parts, unitId, month, sampleRate)) {
        const outcome = await runAct(parts, {
          key: `review:${flowRef}:${claimId}`,
          matterId,
          actor,
          commands: [{ type: 'SampleForReview', data: { claimId, month, because } }],
          result: () => null,
        });
        // A claim that cannot be reviewed now (already in redo, say) is left out; the case rules decide that.
        if (outcome.kind === 'done') sampled.push({ matterId, claimId });
      }
      await append(
        unitId,
        month,
        { type: 'MonthlyReviewOpened', data: { unitId, month, sampled, rate: sampleRate } },
        actor,
        `review:${flowRef}`,
      );
      await schedule(unitId, monthAfter(month), actor);
      return { sampled: sampled.length };
    },
  };
}

/** Claims of matters closed in the month that are to be looked at, and why: rated dissatisfied, late, or drawn. */
export async function closedClaims(
  parts: Pick<StoreParts, 'db'>,
  unitId: UnitId,
  month: string,
  rate: number,
): Promise<{ matterId: MatterId; claimId: ClaimId; because: SampleReason }[]> {
  const { rows } = await sql<{ matter_id: MatterId; claim_id: ClaimId; rating: string | null; late: boolean }>`
    select m.matter_id, c.claim_id, m.rating,
           exists (select from cases.clock k where k.subject_id = c.claim_id and k.outcome = 'MET_LATE') as late
      from cases.matter m join cases.claim c using (matter_id)
     where m.bureau_unit_id = ${unitId} and m.closed_on >= ${`${month}-01`}::date and m.closed_on < ${`${monthAfter(month)}-01`}::date
       and c.opinion_served_on is not null
     order by m.seq, c.seq`.execute(parts.db);
  return rows.flatMap(({ matter_id, claim_id, rating, late }) => {
    const because: SampleReason | null =
      rating === 'DISSATISFIED' ? 'DISSATISFIED' : late ? 'OVERDUE' : drawn(claim_id, month, rate) ? 'RATE' : null;
    return because === null ? [] : [{ matterId: matter_id, claimId: claim_id, because }];
  });
}
