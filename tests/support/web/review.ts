/** Matters that were answered and closed in June 2026, drawn for the review of that month in July, without an engine. */
import { unitId } from '../../../app/demo/county.ts';
import type { OpinionOutcome, Subject } from '../../../domain/schema/codes.ts';
import type { FlowRef, MatterId } from '../../../domain/schema/ids.ts';
import { createMonthlyReview } from '../../../domain/store/index.ts';
import { refer, sort } from './acts.ts';
import { offer } from './desk.ts';
import { actorOf, type WebWorld } from './world.ts';

const SYSTEM = { id: 'system', role: 'SYSTEM', unitId: null } as const;
const PETITIONER = { id: 'petitioner', role: 'PET', unitId: null } as const;
export const MONTH = '2026-06';

export interface Answer {
  readonly subject: Subject;
  readonly asked: string;
  readonly outcome?: OpinionOutcome;
  readonly facts?: string;
  readonly answered: string;
  readonly basis?: string;
}
export interface Answered {
  readonly unit: string;
  readonly handler: string;
  readonly claims: readonly Answer[];
  /** Who passes the drafts at the pre-check. */
  readonly checker?: string;
  readonly dissatisfied?: boolean;
}

/** Registers on 27 April, answers on 18 June, closes on 23 June. */
export async function answered(world: WebWorld, given: Answered): Promise<MatterId> {
  const { unit, handler, claims, checker = 'rev2-yz', dissatisfied = false } = given;
  await world.at('2026-04-27 09:00');
  const { matterId } = await world.register({
    text: claims.map(({ asked }) => asked).join(''),
    claims: claims.map(({ subject, asked }) => ({ subject, text: asked })),
  });
  await sort(
    world,
    matterId,
    claims.map(() => ['R31_6', unit] as const),
  );
  for (const seq of claims.keys()) await refer(world, matterId, unit, handler, seq + 1);
  const state = await world.act(matterId, SYSTEM);
  await world.at('2026-06-18 09:00');
  for (const [at, { claimId }] of state.claims.entries()) {
    const answer = claims[at];
    if (!answer) throw new Error('no answer');
    const hand = actorOf(handler);
    await world.act(
      matterId,
      hand,
      {
        type: 'RecordInvestigation',
        data: { claimId, next: 'READY', petitionerHeard: true, mediatedOn: null },
      },
      {
        type: 'DraftOpinion',
        data: {
          claimId,
          outcome: answer.outcome ?? 'EXPLAINED',
          sealed: {
            claims: answer.asked,
            facts: answer.facts ?? '经现场核查。',
            opinion: answer.answered,
            legalBasis: answer.basis ?? '《信访工作条例》第三十二条。',
          },
        },
      },
    );
    await world.act(matterId, actorOf(checker), { type: 'PassGate', data: { claimId } });
    await world.act(matterId, hand, { type: 'ServeOpinion', data: { claimId } });
  }
  await world.act(matterId, SYSTEM, { type: 'InviteRating', data: {} });
  await world.at('2026-06-23 09:00');
  await world.act(matterId, PETITIONER, {
    type: 'RateMatter',
    data: { rating: dissatisfied ? 'DISSATISFIED' : 'SATISFIED' },
  });
  await world.act(matterId, SYSTEM, { type: 'OpenCloseOut', data: {} });
  await world.act(matterId, actorOf('sup-yz'), { type: 'CloseMatter', data: { codes: ['EDUCATED'] } });
  return matterId;
}

/** Draws the month on 3 July at this rate, and offers the reviewers the task of each claim that was drawn. */
export async function drawMonth(world: WebWorld, sampleRate: number): Promise<ReadonlyMap<string, string>> {
  const bureau = unitId('YZ_BUREAU');
  await world.at('2026-07-03 09:00');
  const review = createMonthlyReview(world.parts, {
    openAt: (month) => `${month}-28T01:00:00.000Z`,
    sampleRate,
  });
  await review.schedule(bureau, MONTH, SYSTEM);
  const flowRef = `monthly-review:${bureau}:${MONTH}` as FlowRef;
  await review.sample({ flowRef, unitId: bureau, month: MONTH, actor: SYSTEM });
  const sampled = await world.parts.db
    .selectFrom('cases.clock as k')
    .innerJoin('cases.claim as c', 'c.claim_id', 'k.subject_id')
    .select(['c.claim_id', 'c.seq', 'c.matter_id'])
    .where('k.clock_key', '=', 'MONTHLY_REVIEW')
    .orderBy('c.matter_id')
    .orderBy('c.seq')
    .execute();
  const tasks = new Map<string, string>();
  for (const { claim_id, seq, matter_id } of sampled)
    tasks.set(
      claim_id,
      await offer(world, {
        taskKey: 'claim-review/task-review',
        matterId: matter_id as MatterId,
        claimSeq: seq,
        to: [['REV', 'YZ_BUREAU']],
      }),
    );
  return tasks;
}

/** Offers a supervisor the decision on a redo, as the flow does after the defects were graded. */
export const redoDecision = (world: WebWorld, matterId: MatterId, claimSeq: number): Promise<string> =>
  offer(world, { taskKey: 'claim-review/task-order-redo', matterId, claimSeq, to: [['SUP', 'YZ_BUREAU']] });
