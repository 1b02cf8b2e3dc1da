import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { DrawView, MatterReview, RedoPage, RoundList, RoundView } from '../../../domain/schema/reviewViews.ts';
import type { Problem } from '../../../ui/web/modules/api/request.ts';
import { answered, drawMonth, MONTH, redoDecision } from '../../support/web/review.ts';
import { actorOf, newId, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
const BUREAU = unitId('YZ_BUREAU');
const ROUND = `/review/rounds/${BUREAU}/${MONTH}`;
const get = async <T>(as: string, path: string): Promise<T> => {
  const { status, body } = await world.send<T>('GET', path, { as });
  if (status !== 200) throw new Error(`${path} as ${as}: ${String(status)} ${JSON.stringify(body)}`);
  return body;
};
const round = (as: string, query = '') => get<RoundView>(as, `${ROUND}${query}`);
const matter = (as: string, matterId: string) => get<MatterReview>(as, `${ROUND}/matters/${matterId}`);
const record = (as: string, task: string, defects: readonly string[]) =>
  world.send<Problem>('POST', `/tasks/${task}/completion`, { as, body: { defects } });
const numbersOf = ({ items }: RoundView) => items.map(({ matterId }) => matterId);

let water: MatterId;
let school: MatterId;
let calm: MatterId;
let tasks: ReadonlyMap<string, string>;

async function taskOf(matterId: MatterId, seq: number): Promise<string> {
  const claim = (await world.act(matterId, actorOf('int-yz'))).claims[seq - 1];
  const task = claim && tasks.get(claim.claimId);
  if (!task) throw new Error(`no task on claim ${String(seq)}`);
  return task;
}

beforeAll(async () => {
  water = await answered(world, {
    unit: 'HOUSING',
    handler: 'hdl-housing',
    dissatisfied: true,
    claims: [
      { subject: 'PUBLIC_FACILITY', asked: '十楼以上早晚没水。', answered: '水泵已更换，水压达标。' },
      { subject: 'OTHER', asked: '三年没公布维修资金账目。', answered: '水泵已更换。', basis: '有关规定。' },
    ],
  });
  school = await answered(world, {
    unit: 'EDUCATION',
    handler: 'hdl-education',
    checker: 'rev-yz',
    claims: [{ subject: 'SCHOOL_BUS', asked: '请增设校车站点。', answered: '九月起在五组设站。' }],
  });
  calm = await answered(world, {
    unit: 'WATER',
    handler: 'hdl-water',
    claims: [{ subject: 'DRAINAGE', asked: '请清淤排水沟。', answered: '六月十日已清淤。' }],
  });
  tasks = await drawMonth(world, 1);
}, 60_000);

test('should be closed to everybody but reviewers, supervisors, leaders and auditors', async () => {
  for (const as of ['int-yz', 'hdl-housing', 'adm-yz', 'dsn-yz'])
    for (const path of ['/review', '/review/redos', ROUND, `${ROUND}/draw`, `${ROUND}/matters/${water}`])
      expect((await world.send('GET', path, { as })).status).toBe(403);
  expect((await world.send('GET', '/review')).status).toBe(401);
  for (const as of ['rev-yz', 'sup-yz', 'ldr-joint', 'aud-yz'])
    expect((await get<RoundList>(as, '/review')).items.map(({ month }) => month)).toEqual(['2026-07', MONTH]);
});

test('should say how the sample was drawn, and draw the same again', async () => {
  const view = await round('rev-yz');
  expect(view).toMatchObject({
    rate: 1,
    because: { RATE: 2, DISSATISFIED: 2, OVERDUE: 0 },
    total: 3,
    free: 4,
    may: { review: true },
    round: { openedOn: '2026-07-03', figures: { sampled: 4, done: 0 }, due: { on: '2026-07-17', state: 'OK' } },
  });
  expect(await get<DrawView>('rev-yz', `${ROUND}/draw`)).toEqual({ closed: 4, same: 4, missing: [], extra: [] });
  const claim = (await matter('rev-yz', calm)).claims[0];
  expect(claim?.sampled?.draw).toBeGreaterThanOrEqual(0);
  expect(claim?.sampled?.draw).toBeLessThan(1);
});

test('should tell a draw that no longer comes out the same', async () => {
  const { db } = world.parts;
  await db.updateTable('cases.matter').set({ closed_on: '2026-07-01' }).where('matter_id', '=', calm).execute();
  const again = await get<DrawView>('rev-yz', `${ROUND}/draw`);
  await db.updateTable('cases.matter').set({ closed_on: '2026-06-23' }).where('matter_id', '=', calm).execute();
  expect(again).toMatchObject({ closed: 3, same: 3, extra: [{ matterId: calm }] });
});

test('should put each claim beside what was served on it, with the course as the record has it', async () => {
  const view = await matter('rev-yz', water);
  expect(view.claims.map(({ text, opinion }) => [text, opinion?.words?.opinion])).toEqual([
    ['十楼以上早晚没水。', '水泵已更换，水压达标。'],
    ['三年没公布维修资金账目。', '水泵已更换。'],
  ]);
  expect(view).toMatchObject({ rating: 'DISSATISFIED', ifToday: { fixBy: '2026-07-10', redoBy: '2026-07-18' } });
  const checks = Object.fromEntries(view.claims[1]?.sampled?.checks.map((one) => [one.step, one]) ?? []);
  expect(checks).toMatchObject({
    HANDLING: { verdict: 'OK', on: '2026-06-18', dueOn: '2026-06-26' },
    HEARD: { verdict: 'OK' },
    RIGHTS: { verdict: 'OK', on: '2026-06-18' },
    EXECUTION: { verdict: 'NONE' },
    RATING: { verdict: 'AMISS', suggests: null },
  });
  expect(view.claims[1]?.sampled).toMatchObject({ mayAct: true, barred: null, redoable: true });
});

test('should keep whoever passed the draft from reviewing it, and say so before and after trying', async () => {
  const claim = (await matter('rev-yz', school)).claims[0];
  expect(claim?.sampled).toMatchObject({ barred: 'CHECKER_MAY_NOT_REVIEW', mayAct: false });
  const refused = await record('rev-yz', await taskOf(school, 1), []);
  expect([refused.status, refused.body.code]).toEqual([409, 'CHECKER_MAY_NOT_REVIEW']);
  expect((await matter('rev2-yz', school)).claims[0]?.sampled).toMatchObject({ barred: null, mayAct: true });
  // The next one that waits for this reviewer is not the barred one.
  expect((await matter('rev-yz', water)).position).toMatchObject({ n: 1, of: 3, after: school, next: calm });
});

test('should show and count nothing of a matter to a recused reviewer', async () => {
  const to = { as: 'rev2-yz', body: { reason: 'OWN_INTEREST' } };
  expect((await world.send('POST', `/matters/${calm}/recusals`, to)).status).toBe(204);
  expect((await world.send('GET', `${ROUND}/matters/${calm}`, { as: 'rev2-yz' })).status).toBe(404);
  const view = await round('rev2-yz');
  expect([view.round.figures.sampled, view.total, numbersOf(view).includes(calm)]).toEqual([3, 2, false]);
  expect(await get<DrawView>('rev2-yz', `${ROUND}/draw`)).toMatchObject({ closed: 3, same: 3 });
  expect((await record('rev2-yz', await taskOf(calm, 1), [])).status).toBe(404);
});

test('should let the head of a unit see the own unit’s part alone, and an auditor no word of it', async () => {
  const own = await round('ldr-housing');
  expect([numbersOf(own), own.round.figures.sampled, own.may.review]).toEqual([[water], 2, false]);
  expect((await get<RoundList>('ldr-housing', '/review')).items.map(({ month }) => month)).toEqual([MONTH]);
  expect((await get<DrawView>('ldr-housing', `${ROUND}/draw`)).closed).toBe(2);
  expect((await world.send('GET', ROUND, { as: 'ldr-urban-management' })).status).toBe(404);
  expect((await world.send('GET', `${ROUND}/matters/${school}`, { as: 'ldr-housing' })).status).toBe(404);
  const read = await matter('aud-yz', water);
  expect(read).toMatchObject({ petition: null, position: { next: null } });
  expect(read.claims.map(({ text, opinion, sampled }) => [text, opinion?.words, sampled?.mayAct])).toEqual([
    [null, null, false],
    [null, null, false],
  ]);
});

test('should record a review once, and show what follows: passed, a redo that a supervisor orders, its day, its end', async () => {
  expect((await record('sup-yz', await taskOf(water, 1), [])).status).toBe(404);
  expect((await record('rev-yz', await taskOf(water, 1), [])).status).toBe(202);
  const second = await taskOf(water, 2);
  expect((await record('rev-yz', second, ['F2', 'F3', 'F11'])).status).toBe(400);
  expect((await record('rev-yz', second, ['F2', 'F3'])).status).toBe(202);
  const late = await record('rev2-yz', second, []);
  expect([late.status, late.body.code]).toEqual([409, 'TASK_COMPLETED']);
  expect((await matter('rev-yz', water)).claims.map(({ sampled }) => sampled?.effect.state)).toEqual([
    'PASSED',
    'DECIDE',
  ]);
  const figures = { done: 2, passed: 1, fix: 0, redo: 1, ordered: 0 };
  expect((await round('rev-yz')).round.figures).toMatchObject(figures);

  const order = await redoDecision(world, water, 2);
  const decided = { order: true, supervised: false, reasonCode: null };
  expect((await world.send('POST', `/tasks/${order}/completion`, { as: 'rev-yz', body: decided })).status).toBe(404);
  expect((await world.send('POST', `/tasks/${order}/completion`, { as: 'sup-yz', body: decided })).status).toBe(202);
  expect((await matter('rev-yz', water)).claims[1]?.sampled?.effect).toEqual({
    state: 'REDO',
    due: { on: '2026-07-18', state: 'OK', days: 15 },
    orderedOn: '2026-07-03',
    supervised: false,
  });
  expect(await get<RedoPage>('rev-yz', '/review/redos')).toMatchObject({
    total: 1,
    items: [{ matterId: water, claimSeq: 2, month: MONTH, due: { on: '2026-07-18' }, failures: 0 }],
  });
  expect((await get<RedoPage>('ldr-education', '/review/redos')).total).toBe(0);
  expect((await round('rev-yz', '?state=REDO')).items.map(({ matterId }) => matterId)).toEqual([water]);

  // Nobody redid it: the day is over, then it is done late.
  await world.at('2026-07-20 09:00');
  expect((await round('sup-yz')).round.figures).toMatchObject({ ordered: 1, redone: 0, redoDue: 1, redoInTime: 0 });
  await world.at('2026-07-03 15:00');
});

test('should order papers to be put right for a defect of form', async () => {
  expect((await record('rev-yz', await taskOf(calm, 1), ['F8'])).status).toBe(202);
  const { claims } = await world.act(calm, actorOf('int-yz'));
  const claimId = claims[0]?.claimId;
  if (!claimId) throw new Error('no claim');
  await world.act(calm, { id: 'system', role: 'SYSTEM', unitId: null }, { type: 'OpenFix', data: { claimId } });
  expect((await matter('sup-yz', calm)).claims[0]?.sampled).toMatchObject({
    defects: ['F8'],
    effect: { state: 'FIX', due: { on: '2026-07-10' } },
  });
  await world.act(calm, actorOf('hdl-water'), { type: 'ConfirmFix', data: { claimId } });
  expect((await matter('sup-yz', calm)).claims[0]?.sampled?.effect.state).toBe('FIXED');
});

test('should page and filter the sample, by state and by reviewer', async () => {
  const first = await round('sup-yz', '?limit=2');
  expect([first.items.length, first.total, first.nextCursor]).toEqual([2, 3, '2']);
  expect((await round('sup-yz', '?limit=2&cursor=2')).items).toHaveLength(1);
  expect(numbersOf(await round('sup-yz', '?state=OPEN'))).toEqual([school]);
  expect(numbersOf(await round('sup-yz', '?state=AMISS'))).toEqual([water, calm]);
  const { reviewers, defects } = first;
  expect(reviewers).toEqual([expect.objectContaining({ userId: actorOf('rev-yz').id, done: 3, open: 0 })]);
  expect(defects).toEqual(['F2', 'F3', 'F8'].map((defect) => ({ defect, count: 1 })));
  expect(numbersOf(await round('sup-yz', `?reviewer=${actorOf('rev2-yz').id}`))).toEqual([]);
});

test('should answer an address that no round has like one that is hidden', async () => {
  for (const path of [
    `/review/rounds/${BUREAU}/2026-13`,
    `/review/rounds/${BUREAU}/2020-01`,
    `/review/rounds/nobody/${MONTH}`,
    `${ROUND}/matters/${newId('mat')}`,
    `${ROUND}/matters/x`,
  ])
    expect((await world.send('GET', path, { as: 'rev-yz' })).status).toBe(404);
  expect((await world.send('GET', `${ROUND}?state=ALL`, { as: 'rev-yz' })).status).toBe(400);
});
