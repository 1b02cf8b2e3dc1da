import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type {
  ColouredPage,
  DecisionView,
  DeskPage,
  ForecastView,
  LadderPage,
  LostPage,
  Overview,
  SignPage,
} from '../../../domain/schema/supervisionViews.ts';
import { offerToFallback } from '../../../domain/store/index.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { offer } from '../../support/web/desk.ts';
import { actorOf, newId, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
const SYSTEM = { id: 'system', role: 'SYSTEM', unitId: null } as const;
const get = async <T>(as: string, path: string): Promise<T> => {
  const { status, body } = await world.send<T>('GET', `/supervision${path}`, { as });
  if (status !== 200) throw new Error(`${path} as ${as}: ${String(status)} ${JSON.stringify(body)}`);
  return body;
};
const post = <T>(as: string, path: string, body: unknown, key: string = newId('con')) =>
  world.send<T>('POST', path, { as, body, headers: { 'idempotency-key': key } });
const overview = (as: string) => get<Overview>(as, '');
const list = (as: string, query: string) => get<DeskPage>(as, `/list?list=${query}`);
const keysOf = ({ items }: DeskPage) => items.map(({ userTaskKey }) => userTaskKey);
const claimOf = async (matterId: MatterId) => (await world.act(matterId, actorOf('int-yz'))).claims[0]?.claimId;

/** A matter accepted by a unit on 13 April: to be answered by 12 June. */
async function handledBy(unit: string, handler: string): Promise<MatterId> {
  await world.at('2026-04-13 09:00');
  const { matterId } = await world.register({ claims: [{ subject: 'SCHOOL_BUS', text: '请增设校车站点。' }] });
  await sort(world, matterId, [['R31_6', unit]]);
  await refer(world, matterId, unit, handler);
  return matterId;
}
const investigate = (matterId: MatterId, unit: string) =>
  offer(world, {
    taskKey: 'claim-handling/task-investigate',
    matterId,
    claimSeq: 1,
    to: [
      ['HDL', unit],
      ['FH', unit],
    ],
  });

let education: MatterId;
let water: MatterId;
let secret: MatterId;
let late: string;

beforeAll(async () => {
  education = await handledBy('EDUCATION', 'hdl-education');
  water = await handledBy('WATER', 'hdl-water');
  late = await investigate(education, 'EDUCATION');
  secret = (
    await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      secrecyAsked: true,
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      accusedUnitId: unitId('QINGHUAI'),
    })
  ).matterId;
  await world.at('2026-06-20 09:00');
}, 60_000);

test('should be closed to everybody but supervisors, leaders, reviewers and auditors', async () => {
  for (const as of ['int-yz', 'hdl-education', 'adm-yz', 'dsn-yz']) {
    for (const path of ['', '/list?list=OVER', '/ladder?rung=REMIND', '/colours', '/signs', '/forecast', '/lost'])
      expect((await world.send('GET', `/supervision${path}`, { as })).status).toBe(403);
    expect(
      (await post(as, '/supervision/orders', { matterId: education, claimId: null, ground: 'DELAY' })).status,
    ).toBe(403);
  }
  expect((await world.send('GET', '/supervision')).status).toBe(401);
  for (const as of ['sup-yz', 'ldr-joint', 'rev-yz', 'aud-yz'])
    expect((await world.send('GET', '/supervision', { as })).status).toBe(200);
  for (const path of ['/signs', '/forecast'])
    expect((await world.send('GET', `/supervision${path}`, { as: 'rev-yz' })).status).toBe(403);
});

test('should list what is late by unit, with the same number in the figure', async () => {
  const page = await list('sup-yz', 'OVER');
  expect(keysOf(page)).toEqual([late]);
  expect(page.items[0]?.due).toMatchObject({ state: 'OVER', days: -8 });
  expect(page.byUnit).toEqual([expect.objectContaining({ unitId: unitId('EDUCATION'), count: 1 })]);
  expect((await overview('sup-yz')).figures.over).toBe(1);
  expect((await list('sup-yz', `OVER&unit=${unitId('WATER')}`)).items).toEqual([]);
});

test('should show the head of a unit the own unit only, and the auditor no count below five by unit', async () => {
  expect(keysOf(await list('ldr-education', 'OVER'))).toEqual([late]);
  expect(keysOf(await list('ldr-water', 'OVER'))).toEqual([]);
  expect((await overview('ldr-water')).figures.over).toBe(0);
  const audited = await list('aud-yz', 'OVER');
  expect([audited.total, audited.byUnit[0]?.count]).toEqual([1, null]);
});

test('should name duties that are late and that no task stands for', async () => {
  const { items } = await get<LostPage>('sup-yz', '/lost');
  expect(items.filter(({ matterId }) => matterId === water)).toEqual([
    expect.objectContaining({ clockKey: 'HANDLE_31_6', daysLate: 8 }),
  ]);
  expect(items.map(({ matterId }) => matterId)).not.toContain(education);
});

test('should neither show nor count an accusation to people of the accused unit, nor its stub on any desk', async () => {
  const task = await offer(world, {
    taskKey: 'petition-case/task-route',
    matterId: secret,
    to: [['SUP', 'YZ_BUREAU']],
  });
  for (const as of ['ldr-qinghuai', 'ldr-joint', 'aud-yz']) {
    expect(keysOf(await list(as, 'OVER'))).not.toContain(task);
    const { items } = await get<LostPage>(as, '/lost');
    expect(items.map(({ matterId }) => matterId)).not.toContain(secret);
  }
  const seen = (await list('sup-yz', 'OVER')).items.find(({ userTaskKey }) => userTaskKey === task);
  expect(seen).toMatchObject({ subject: null, colour: null, unitName: null });
});

describe('a task that found nobody', () => {
  const withoutWater = async <T>(work: () => Promise<T>): Promise<T> => {
    await world.parts.db
      .updateTable('cases.account')
      .set({ disabled: true })
      .where('account', '=', 'hdl-water')
      .execute();
    try {
      return await work();
    } finally {
      await world.parts.db
        .updateTable('cases.account')
        .set({ disabled: false })
        .where('account', '=', 'hdl-water')
        .execute();
      await offerToFallback(world.parts.db, null);
    }
  };
  test('should be a fault with its cause at the supervisor’s desk, who assigns it, and be given back', async () => {
    await withoutWater(async () => {
      const task = await investigate(water, 'WATER');
      const page = await list('sup-yz', 'FAULT');
      expect(page.faults[task]).toMatchObject({
        cause: 'DISABLED',
        desk: { role: 'SUP', unitName: { zh: '云泽县信访局' } },
        mayAssign: true,
      });
      expect((await overview('sup-yz')).figures.faults).toBe(1);
      expect((await list('rev-yz', 'FAULT')).faults[task]?.mayAssign).toBe(false);
      const head = actorOf('ldr-water').id;
      const { body } = await world.send<{ handOver: { userId: string }[] }>('GET', `/tasks/${task}/colleagues`, {
        as: 'sup-yz',
      });
      expect(body.handOver.map(({ userId }) => userId)).toContain(head);
      expect(body.handOver.map(({ userId }) => userId)).not.toContain(actorOf('hdl-housing').id);
      const act = (as: string, command: object) => post<{ code?: string }>(as, `/tasks/${task}/acts`, command);
      // A reviewer sees the fault and assigns nobody; the supervisor does, and takes it back.
      expect((await act('rev-yz', { kind: 'HAND_OVER', to: head, reason: 'ASSIGNED' })).status).toBe(404);
      expect((await act('sup-yz', { kind: 'HAND_OVER', to: head, reason: 'ASSIGNED' })).status).toBe(200);
      expect((await world.send('GET', `/tasks/${task}`, { as: 'ldr-water' })).status).toBe(200);
      expect((await act('sup-yz', { kind: 'WITHDRAW', reason: 'MISTAKE' })).status).toBe(200);
      const item = await world.parts.db
        .selectFrom('cases.work_item')
        .select(['groups', 'lent_groups'])
        .where('user_task_key', '=', task)
        .executeTakeFirstOrThrow();
      expect(item.lent_groups).toEqual([]);
      expect(item.groups).not.toContain(`LDR@${unitId('WATER')}`);
    });
    expect((await overview('sup-yz')).figures.faults).toBe(0);
  });

  test('should go to the joint conference, which may decide, when a bureau has no supervisor', async () => {
    const disable = (disabled: boolean) =>
      world.parts.db.updateTable('cases.account').set({ disabled }).where('account', '=', 'sup-yz').execute();
    await disable(true);
    try {
      const claimId = await claimOf(education);
      if (!claimId) throw new Error('no claim');
      await world.act(education, SYSTEM, {
        type: 'DraftMeasure',
        data: { claimId, kind: 'SUPERVISION', because: 'DELAY' },
      });
      const task = await offer(world, {
        taskKey: 'escalation/task-order-supervision',
        matterId: education,
        claimSeq: 1,
        to: [['SUP', 'YZ_BUREAU']],
      });
      expect((await list('ldr-joint', 'FAULT')).faults[task]).toMatchObject({
        cause: 'DISABLED',
        desk: { role: 'LDR', unitName: { zh: '云泽县信访工作联席会议' } },
      });
      const decided = await post('ldr-joint', `/tasks/${task}/completion`, { issue: true, seriousConsequence: false });
      expect(decided.status).toBe(202);
    } finally {
      await disable(false);
      await offerToFallback(world.parts.db, null);
    }
    expect((await world.act(education, SYSTEM)).measures.at(-1)).toMatchObject({ decided: { issued: true } });
  });
});

describe('orders and decisions', () => {
  let claimId: string;
  let task: string;
  beforeAll(async () => {
    claimId = (await claimOf(water)) ?? '';
    task = await investigate(water, 'WATER');
  });

  test('should preview per task, and open an order once for a key, with the flow’s message on its way', async () => {
    const preview = await post<{ items: { userTaskKey: string; rule: string | null }[] }>(
      'sup-yz',
      '/supervision/orders/previews',
      { ground: 'SHIRKING', userTaskKeys: [task, late] },
    );
    expect(preview.body.items.map(({ rule }) => rule)).toEqual([null, 'SUPERVISION_RUNNING']);
    const body = { matterId: water, claimId, ground: 'SHIRKING' };
    expect((await post('sup-yz', '/supervision/orders', body, 'order-once')).body).toEqual({ replayed: false });
    expect((await post('sup-yz', '/supervision/orders', body, 'order-once')).body).toEqual({ replayed: true });
    expect((await post<{ code: string }>('sup-yz', '/supervision/orders', body)).body.code).toBe('SUPERVISION_DRAFTED');
    expect((await post('ldr-joint', '/supervision/orders', body)).status).toBe(403);
    const sent = await world.parts.db
      .selectFrom('cases.outbox')
      .select('entry')
      .where('lane', '=', water)
      .orderBy('id', 'desc')
      .execute();
    expect(sent.map(({ entry }) => (entry as { name?: string }).name)).toContain('escalation.opened');
  });

  test('should show what is to be signed, on what evidence and with what effect, and take the decision by the task’s form', async () => {
    const decision = await offer(world, {
      taskKey: 'escalation/task-order-supervision',
      matterId: water,
      claimSeq: 1,
      to: [['SUP', 'YZ_BUREAU']],
    });
    const view = await get<DecisionView>('sup-yz', `/decisions/${decision}`);
    expect(view).toMatchObject({
      kind: 'SUPERVISION',
      because: 'SHIRKING',
      draftedOn: '2026-06-20',
      form: 'MEASURE',
      mayDecide: true,
      effect: { article: 'R1-40', answerBy: '2026-06-26', renewTo: null },
      clock: { clockKey: 'HANDLE_31_6', state: 'OVER', days: -8 },
      position: { n: 1, of: 1, next: null },
    });
    expect(view.evidence.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ClaimReferred', 'ClaimAccepted', 'MeasureDrafted']),
    );
    for (const as of ['hdl-water', 'ldr-housing'])
      expect((await world.send('GET', `/supervision/decisions/${decision}`, { as })).status).not.toBe(200);
    expect((await overview('sup-yz')).figures).toMatchObject({ drafts: 1, draftsMine: 1 });
    expect((await overview('rev-yz')).figures).toMatchObject({ drafts: 1, draftsMine: 0 });
    await post('sup-yz', `/tasks/${decision}/completion`, { issue: true, seriousConsequence: false });
    expect((await overview('sup-yz')).decided[0]).toMatchObject({ kind: 'SUPERVISION', issued: true });
  });

  test('should stand on the ladder by the highest measure that waits or was issued', async () => {
    const rungs = async () => {
      const { ladder } = await overview('sup-yz');
      return Object.fromEntries(
        ladder.rungs.flatMap(({ rung, rows }) => rows.map(({ matterId, drafted }) => [matterId, [rung, drafted]])),
      ) as Record<string, unknown>;
    };
    expect(await rungs()).toMatchObject({ [water]: ['SUPERVISION', false], [education]: ['SUPERVISION', false] });
    const draft = { claimId: claimId as never, kind: 'CIRCULAR', because: 'HANDLE_31_6_OVERDUE' } as const;
    await world.act(water, SYSTEM, { type: 'DraftMeasure', data: draft });
    expect(await rungs()).toMatchObject({ [water]: ['CIRCULAR', true] });
    const page = await get<LadderPage>('sup-yz', '/ladder?rung=CIRCULAR');
    expect(page.items).toEqual([expect.objectContaining({ matterId: water, daysLate: 8 })]);
    expect((await get<LadderPage>('ldr-education', '/ladder?rung=CIRCULAR')).items).toEqual([]);
  });
});

test('should list colours with their reasons, and leaders in charge with their plans', async () => {
  const red = { colour: 'RED', factors: ['OVERDUE', 'MANY_PETITIONERS'] } as const;
  await world.act(education, SYSTEM, { type: 'RecordColour', data: { result: { ...red, factors: [...red.factors] } } });
  const page = await get<ColouredPage>('sup-yz', '/colours?of=RED');
  expect(page.items).toEqual([
    expect.objectContaining({ matterId: education, factors: red.factors, since: '2026-06-20', owner: null }),
  ]);
  expect((await get<ColouredPage>('sup-yz', '/colours?of=UNOWNED')).items).toHaveLength(1);
  await world.act(education, actorOf('ldr-yz'), {
    type: 'TakeOwnership',
    data: {
      level: 'COUNTY',
      planDueOn: '2026-07-20',
      sealed: { rootCause: '根源', crux: '症结', method: '办法', steps: '步骤' },
    },
  });
  const [owned] = (await get<ColouredPage>('sup-yz', '/colours?of=OWNED')).items;
  expect(owned?.owner).toMatchObject({ planDueOn: '2026-07-20', days: 30 });
  expect((await overview('sup-yz')).figures).toMatchObject({ red: 1, unowned: 0 });
  expect((await get<ColouredPage>('ldr-water', '/colours?of=RED')).items).toEqual([]);
});

test('should forecast from live positions and past durations, say on how many they rest, and price a move', async () => {
  const { db } = world.parts;
  await db
    .insertInto('cases.step_duration')
    .values(
      Array.from({ length: 20 }, (_, n) => ({
        user_task_key: `past-${String(n)}`,
        clock_ref: `past-${String(n)}`,
        task_key: 'claim-handling/task-investigate',
        unit_id: unitId('EDUCATION'),
        days: 41 + n,
        stopped_on: '2026-05-01',
      })),
    )
    .execute();
  // Entered on 2 March (offeredTask), 41 days before 12 April; due 12 June.
  await world.at('2026-04-12 09:00');
  const task = await investigate(education, 'EDUCATION');
  const forecast = await get<ForecastView>('sup-yz', '/forecast?until=2026-05-01');
  expect(forecast).toMatchObject({ until: '2026-05-01', likely: [], expected: { mean: 0 } });
  await db.updateTable('cases.work_item').set({ due_on: '2026-04-21' }).where('user_task_key', '=', task).execute();
  // Nine days left: of the twenty past tasks of at least 41 days, those that took more than 50 are late.
  const soon = await get<ForecastView>('sup-yz', '/forecast?until=2026-04-24');
  expect(soon.likely).toEqual([
    expect.objectContaining({ userTaskKey: task, chance: 0.5, n: 20, basis: 'STEP_AND_UNIT', median: 9, p80: 15 }),
  ]);
  expect(soon.byUnit).toEqual([
    expect.objectContaining({
      unitId: unitId('EDUCATION'),
      mean: 0.5,
      worstTaskKey: 'claim-handling/task-investigate',
    }),
  ]);
  expect(soon.people.map(({ userId }) => userId).sort()).toEqual(
    [actorOf('hdl-education').id, actorOf('hdl2-education').id].sort(),
  );
  expect((await get<ForecastView>('aud-yz', '/forecast?until=2026-04-24')).people).toEqual([]);
  expect((await get<ForecastView>('ldr-water', '/forecast?until=2026-04-24')).looked).toBe(0);
  expect((await world.send('GET', '/supervision/forecast?until=2026-09-01', { as: 'sup-yz' })).status).toBe(400);
  await world.at('2026-06-20 09:00');
});

test('should keep how long the steps of a claim had been when its clock ends', async () => {
  await world.at('2026-04-13 09:00');
  const { matterId } = await world.register({});
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, matterId, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  const task = await investigate(matterId, 'URBAN_MANAGEMENT');
  const claimId = (await claimOf(matterId)) as never;
  const handler = actorOf('hdl-urban-management');
  const opinion = { claims: '诉求', facts: '事实', opinion: '意见', legalBasis: '依据' };
  await world.at('2026-04-20 09:00');
  await world.act(matterId, handler, {
    type: 'RecordInvestigation',
    data: { claimId, next: 'READY', petitionerHeard: true, mediatedOn: null },
  });
  await world.act(matterId, handler, {
    type: 'DraftOpinion',
    data: { claimId, outcome: 'EXPLAINED', sealed: opinion },
  });
  await world.act(matterId, actorOf('rev-yz'), { type: 'PassGate', data: { claimId } });
  await world.act(matterId, handler, { type: 'ServeOpinion', data: { claimId } });
  const kept = await world.parts.db
    .selectFrom('cases.step_duration')
    .selectAll()
    .where('user_task_key', '=', task)
    .executeTakeFirst();
  // Entered on 2 March (offeredTask), served on 20 April.
  expect(kept).toMatchObject({
    task_key: 'claim-handling/task-investigate',
    days: 49,
    unit_id: unitId('URBAN_MANAGEMENT'),
  });
  await world.at('2026-06-20 09:00');
});

test('should find signs of gaming when they happen, with their evidence, and keep no words of a reply', async () => {
  const facts =
    '经派员现场核查并与信访人当面核对，二次供水泵房电机老化导致高层水压不足，近三个月共停水六次，情况属实，物业公司未按合同维护';
  const draft = async (who: string) => {
    const matterId = await handledBy('HOUSING', 'hdl-housing');
    const claimId = (await claimOf(matterId)) as never;
    await world.act(matterId, actorOf('hdl-housing'), {
      type: 'RecordInvestigation',
      data: { claimId, next: 'READY', petitionerHeard: true, mediatedOn: null },
    });
    const sealed = {
      claims: '诉求',
      facts: `${who}反映：${facts}`,
      opinion: '责成物业公司十五日内完成整改',
      legalBasis: '条例',
    };
    await world.act(matterId, actorOf('hdl-housing'), {
      type: 'DraftOpinion',
      data: { claimId, outcome: 'UPHELD', sealed },
    });
    return matterId;
  };
  const [first, second] = [await draft('甲某'), await draft('乙某')];
  // In the last hour of 12 June the extension is asked for.
  const extended = await handledBy('TRANSPORT', 'hdl-transport');
  await world.at('2026-06-12 23:20');
  await world.act(extended, actorOf('hdl-transport'), {
    type: 'RequestExtension',
    data: { claimId: (await claimOf(extended)) as never, days: 30, reasonCode: 'COMPLEX', petitionerHeard: true },
  });
  await world.at('2026-06-20 09:00');
  const page = await get<SignPage>('sup-yz', '/signs');
  expect(page.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'LATE_EXTENSION', matterId: extended, figures: { minutesLeft: 40, days: 30 } }),
      expect.objectContaining({
        kind: 'COPIED_REPLY',
        matterId: second,
        other: expect.objectContaining({ matterId: first }) as unknown,
      }),
    ]),
  );
  const [sign] = (await get<SignPage>('sup-yz', '/signs?kind=LATE_EXTENSION')).items;
  expect(sign?.evidence).toEqual([expect.objectContaining({ type: 'ExtensionRequested', on: '2026-06-12' })]);
  expect((await get<SignPage>('ldr-water', '/signs')).items).toEqual([]);
  const { rows } = await world.parts.db
    .selectFrom('cases.reply_sketch')
    .selectAll()
    .execute()
    .then((all) => ({ rows: all }));
  expect(JSON.stringify(rows)).not.toMatch(/[\u4e00-\u9fff]/);
});

test('should find a task that goes round among colleagues', async () => {
  const task = await investigate(education, 'EDUCATION');
  const [ann, ben] = ['hdl-education', 'hdl2-education'];
  const hand = (from: string, to: string) =>
    post(from, `/tasks/${task}/acts`, { kind: 'HAND_OVER', to: actorOf(to).id, reason: 'WORKLOAD' });
  await hand(ann, ben);
  await hand(ben, ann);
  const { items } = await get<SignPage>('sup-yz', '/signs?kind=HAND_RING');
  expect(items).toEqual([expect.objectContaining({ matterId: education, figures: { handedOver: 2, returned: 0 } })]);
});
