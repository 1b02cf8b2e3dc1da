import { createCaseQueries, createMonthlyReview, nextDueInstant, unquiet } from '../../../domain/store/index.ts';
import type { Command } from '../../../domain/case/commands.ts';
import type { FlowRef, MatterId } from '../../../domain/schema/ids.ts';
import { clerk, intakeOf, newId, units, useStore } from './support.ts';

const setup = useStore();
const queries = () => createCaseQueries(setup.parts);
const act = (matterId: MatterId, ...commands: Command[]) =>
  setup.store.act({ key: newId('con'), matterId, actor: clerk, commands, result: () => null });
const all = { territory: null, limit: 3 };

const matters: MatterId[] = [];
beforeAll(async () => {
  await setup.database.pool.query(`update cases.business_time set at = '2026-03-02T01:00:00Z'`);
  for (let n = 0; n < 7; n += 1)
    matters.push((await setup.register(intakeOf({ claims: [{ subject: 'WAGES', text: '工资' }] }), `q-${n}`)).matterId);
  const [first, second] = matters as [MatterId, MatterId];
  await act(first, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
  await act(
    second,
    { type: 'RecordColour', data: { result: { colour: 'RED', factors: ['COUNT'] } } },
    { type: 'RecordColour', data: { result: { colour: 'GREEN', factors: [] } } },
  );
});

test('should page through the list, newest first, with a total and no matter twice', async () => {
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await queries().listMatters({ ...all, cursor });
    expect(page.total).toBe(7);
    seen.push(...page.items.map(({ matterId }) => matterId));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(matters.toReversed());
});

test('should filter by status, colour, part of a number and territory', async () => {
  const ids = async (filter: object) =>
    (await queries().listMatters({ ...all, ...filter })).items.map(({ matterId }) => matterId);
  expect(await ids({ status: 'SORTED' })).toEqual([matters[0]]);
  expect(await ids({ colour: 'GREEN' })).toEqual([matters[1]]);
  expect(await ids({ number: '2026-000004' })).toEqual([matters[3]]);
  expect(await ids({ number: '%' })).toEqual([]);
  expect(await ids({ territory: [units.housing.unitId] })).toEqual([]);
  expect(await ids({ territory: [units.bureau.unitId], limit: 10 })).toHaveLength(7);
});

test('should say what is due next and when', async () => {
  const { items } = await queries().listMatters({ ...all, number: '2026-000004' });
  expect(items[0]?.nextDue).toMatchObject({ clockKey: 'BUREAU_DISPATCH', dueOn: '2026-03-17', state: 'OK', days: 15 });
  // Ten days before the day ends in Shanghai.
  expect(new Date((await nextDueInstant(setup.parts.db)) ?? 0).toISOString()).toBe(
    setup.parts.clocks.nextCheck('2026-03-17', '2026-03-02', Date.parse('2026-03-02T01:00:00Z')),
  );
});

test('should show a matter with its clocks, claims and timeline, in clear only what may be', async () => {
  const [first] = matters as [MatterId];
  const masked = await queries().matterView(first, { name: false, texts: false });
  const clear = await queries().matterView(first, { name: true, texts: true });
  expect(masked?.petitioner).toEqual({ name: null, text: null });
  expect(masked?.claims.map(({ text }) => text)).toEqual([null]);
  expect(clear?.petitioner.text).toBe('楼下的路灯坏了。');
  expect(clear?.claims.map(({ text, subject }) => [text, subject])).toEqual([['工资', 'WAGES']]);
  expect(clear?.due).toEqual([{ claim: null, key: 'BUREAU_DISPATCH', on: '2026-03-17' }]);
  expect(clear?.clocks[0]).toMatchObject({
    state: 'MET',
    stoppedOn: '2026-03-02',
    length: 15,
    unit: 'CD',
    article: expect.stringMatching(/^R1-/) as string,
  });
  expect(clear?.timeline.map(({ type }) => type)).toEqual([
    'ContactRegistered',
    'ContactReceipted',
    'MatterRegistered',
    'ClaimAdded',
    'ClockStarted',
    'IntakeDecided',
    'ClockStopped',
  ]);
  expect(JSON.stringify(clear?.timeline)).not.toMatch(/路灯|居民|secretHash|petitionerKey/);
  expect(clear?.timeline.at(-1)?.details).toMatchObject({ clockKey: 'BUREAU_DISPATCH', outcome: 'MET' });
  expect((await queries().matterView(matters[1] as MatterId, { name: false, texts: false }))?.colours).toEqual([
    'RED',
    'GREEN',
  ]);
});

test('should not know a matter that is not there', async () => {
  expect(await queries().matterView(newId('mat'), { name: true, texts: true })).toBeUndefined();
});

test('should sample the closed claims of the month once, always the dissatisfied, and schedule the next month', async () => {
  const review = createMonthlyReview(setup.parts, { openAt: (month) => `${month}-28T01:00:00.000Z`, sampleRate: 0 });
  const [, , rated, calm] = matters as [MatterId, MatterId, MatterId, MatterId];
  for (const matterId of [rated, calm]) {
    const claimId = (await setup.store.load(matterId))?.claims[0]?.claimId;
    if (!claimId) throw new Error('no claim');
    await act(
      matterId,
      { type: 'ServeOpinion', data: { claimId } },
      { type: 'CloseMatter', data: { codes: ['SOLVED'] } },
    );
  }
  await act(rated, { type: 'RateMatter', data: { rating: 'DISSATISFIED' } });
  const bureau = units.bureau.unitId;
  await review.schedule(bureau, '2026-03', clerk);
  const job = {
    flowRef: `monthly-review:${bureau}:2026-03` as FlowRef,
    unitId: bureau,
    month: '2026-03',
    actor: clerk,
  };
  expect(await review.sample(job)).toEqual({ sampled: 1 });
  expect(await review.sample(job)).toEqual({ sampled: 1 });
  expect(
    (await setup.store.events(rated)).filter(({ type }) => type === 'ReviewSampled').map(({ data }) => data),
  ).toMatchObject([{ because: 'DISSATISFIED', month: '2026-03' }]);
  expect((await setup.store.events(calm)).some(({ type }) => type === 'ReviewSampled')).toBe(false);
  const { rows } = await setup.database.pool.query(
    `select entry->>'messageId' as id from cases.outbox where lane like 'programme/%' order by id`,
  );
  expect(rows).toEqual([{ id: `monthly-review:${bureau}:2026-03` }, { id: `monthly-review:${bureau}:2026-04` }]);
});

test('should draw every claim at rate 1', async () => {
  const review = createMonthlyReview(setup.parts, { openAt: (month) => `${month}-28T01:00:00.000Z`, sampleRate: 1 });
  const bureau = units.bureau.unitId;
  // Another programme of the same month stands for a month that was not opened yet.
  await setup.database.pool.query(`update cases.matter set closed_on = '2026-05-09' where matter_id = $1`, [
    matters[3],
  ]);
  await review.schedule(bureau, '2026-05', clerk);
  expect(
    await review.sample({
      flowRef: `monthly-review:${bureau}:2026-05` as FlowRef,
      unitId: bureau,
      month: '2026-05',
      actor: clerk,
    }),
  ).toEqual({ sampled: 1 });
});

test('should tell what is not done yet', async () => {
  const before = await unquiet(setup.parts.db, Date.parse('2026-03-02T01:00:00Z'));
  expect(before).toMatchObject({ submitted: 0, due: [] });
  expect(before.outbox).toBeGreaterThan(7);
  const later = await unquiet(setup.parts.db, Date.parse('2026-03-18T01:00:00Z'));
  expect(later.due).toHaveLength(6);
});
