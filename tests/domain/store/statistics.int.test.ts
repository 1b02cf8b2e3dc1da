import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { answered, drawMonth, redoDecision } from '../../support/web/review.ts';
import { useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
const REACHED = { name: '居民乙', phone: '13900000011', address: null };
const SYSTEM = { id: 'system', role: 'SYSTEM', unitId: null } as const;

/** `MEASURE day n/d`, in the order of their names. */
async function factsOf(matterId: MatterId): Promise<string[]> {
  const { rows } = await world.pool.query<{ fact: string }>(
    `select concat_ws(' ', measure, on_day::text, n || '/' || d) as fact from cases.matter_fact where matter_id = $1 order by 1`,
    [matterId],
  );
  return rows.map(({ fact }) => fact);
}

/** Everything that is kept about statistics: the facts, and the sums with what has not been added to them yet. */
async function kept() {
  const facts = await world.pool.query('select * from cases.matter_fact order by matter_id, measure, key');
  const sums = await world.pool.query(
    `select cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id, sum(n) as n, sum(d) as d from (
       select cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id, n, d from cases.fact_sum
       union all
       select cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id, n, d from cases.fact_sum_change) s
     group by 1, 2, 3, 4, 5, 6, 7, 8 having sum(n) <> 0 or sum(d) <> 0 order by 1, 2, 3, 4, 5, 6, 7, 8`,
  );
  return { facts: facts.rows, sums: sums.rows };
}

let ditch: MatterId;
let claimId: string;

test('should know from its acts alone what a matter adds to each measure, and on which day', async () => {
  ditch = await answered(world, {
    unit: 'WATER',
    handler: 'hdl-water',
    claims: [{ subject: 'DRAINAGE', asked: '请清淤排水沟。', answered: '六月十日已清淤。' }],
  });
  expect(await factsOf(ditch)).toEqual([
    'CLOSE 2026-06-26 1/1',
    // From 27 April to 18 June.
    'DAYS 2026-06-18 52/1',
    'DIVERT 2026-04-27 0/1',
    'FIRST 2026-06-23 1/1',
    'INVITED 2026-06-18 1/1',
    // No NOTICE: without an address nobody can be sent one (R1 art. 23).
    'PRECHECK 2026-06-18 1/1',
    'RATED 2026-06-23 1/1',
    'REPEAT 2026-04-27 0/1',
  ]);
  const { rows } = await world.pool.query<object>(
    `select distinct unit_id, category, bureau_unit_id, confidentiality from cases.matter_fact where matter_id = $1`,
    [ditch],
  );
  expect(rows).toEqual([
    {
      unit_id: unitId('WATER'),
      category: 'DRAINAGE',
      bureau_unit_id: unitId('YZ_BUREAU'),
      confidentiality: 'NORMAL',
    },
  ]);
});

test('should count a claim as open until it is answered, and its notice and answer as due', async () => {
  await world.at('2026-05-04 09:00');
  const { matterId } = await world.register({ petitioner: REACHED });
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  // Nobody has taken it up: what the claim will be due for is not known yet.
  expect(await factsOf(matterId)).toEqual(['DIVERT 2026-05-04 0/1', 'REPEAT 2026-05-04 0/1']);
  await refer(world, matterId, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  expect(await factsOf(matterId)).toEqual([
    'CLOSE 2026-07-03 0/1',
    'DIVERT 2026-05-04 0/1',
    'NOTICE 2026-05-19 1/1',
    // The number of 4 May 2026, counted from 1 January 2000.
    'OPEN 2026-05-04 9620/1',
    'REPEAT 2026-05-04 0/1',
  ]);
});

test('should count a claim that went to another procedure as diverted, and nothing as due for an opinion', async () => {
  const { matterId } = await world.register({
    petitioner: { ...REACHED, name: '住户丙' },
    claims: [{ subject: 'HOUSING_DAMAGES', text: '开发商赔违约金。' }],
  });
  await sort(world, matterId, [['R31_1', 'HOUSING']]);
  await refer(world, matterId, 'HOUSING', 'hdl-housing');
  expect(await factsOf(matterId)).toEqual(['DIVERT 2026-05-04 1/1', 'NOTICE 2026-05-19 1/1', 'REPEAT 2026-05-04 0/1']);
});

test('should count defects on the day of the review, and the redo that was ordered with the day it is due', async () => {
  const tasks = await drawMonth(world, 1);
  claimId = (await world.act(ditch, SYSTEM)).claims[0]?.claimId ?? '';
  const record = (task: string, as: string, body: object) =>
    world.send('POST', `/tasks/${task}/completion`, { as, body });
  expect((await record(tasks.get(claimId) ?? '', 'rev-yz', { defects: ['F2', 'F3'] })).status).toBe(202);
  const reviewed = (await factsOf(ditch)).filter((fact) => /^(DEFECT|REDO)/.test(fact));
  expect(reviewed).toEqual(['DEFECT 2026-07-03 1/1', 'REDO 2026-07-03 0/1']);
  const order = await redoDecision(world, ditch, 1);
  const decided = { order: true, supervised: false, reasonCode: null };
  expect((await record(order, 'sup-yz', decided)).status).toBe(202);
  expect((await factsOf(ditch)).filter((fact) => /^(DEFECT|REDO)/.test(fact))).toEqual([
    'DEFECT 2026-07-03 1/1',
    'REDO 2026-07-03 1/1',
    'REDO_TIME 2026-07-18 0/1',
  ]);
});

test('should no longer count a matter as settled at once when the petitioner has come back', async () => {
  await world.at('2026-07-10 09:00');
  const again = await world.send('POST', '/contacts', {
    as: 'int-yz',
    body: {
      channel: 'VISIT',
      receivedAtUnitId: unitId('YZ_BUREAU'),
      petitioner: { name: '居民甲', phone: null, address: null },
      text: '水又漫出来了。',
      claims: [{ subject: 'DRAINAGE', text: '请再清一次。' }],
      earlier: { mergeInto: ditch },
    },
    headers: { 'idempotency-key': 'con_again' },
  });
  expect(again.status).toBe(201);
  expect((await factsOf(ditch)).filter((fact) => /^(FIRST|REPEAT)/.test(fact))).toEqual([
    'FIRST 2026-06-23 0/1',
    'REPEAT 2026-04-27 0/1',
    'REPEAT 2026-07-10 1/1',
  ]);
});

test('should keep facts and sums as a count of everything from nothing makes them', async () => {
  const before = await kept();
  expect(before.facts.length).toBeGreaterThan(15);
  await world.pool.query('select cases.recount_statistics()');
  expect(await kept()).toEqual(before);
  const { rows } = await world.pool.query<{ waiting: number }>(
    'select count(*)::integer as waiting from cases.fact_sum_change',
  );
  expect(rows).toEqual([{ waiting: 0 }]);
});

test('should count again what came in beside the acts', async () => {
  const before = await kept();
  await world.pool.query(
    `update cases.clock set outcome = 'MET_LATE' where clock_key = 'HANDLE_31_6' and outcome = 'MET'`,
  );
  await world.pool.query('select cases.recount_statistics()');
  expect(await factsOf(ditch)).toContain('CLOSE 2026-06-26 0/1');
  await world.pool.query(
    `update cases.clock set outcome = 'MET' where clock_key = 'HANDLE_31_6' and outcome = 'MET_LATE'`,
  );
  await world.pool.query('select cases.recount_statistics()');
  expect(await kept()).toEqual(before);
});

test('should fold the changes while acts go on, and lose none', async () => {
  const before = await kept();
  for (let n = 0; n < 60; n++) {
    await world.pool.query('delete from cases.matter_fact where matter_id = $1', [ditch]);
    await world.pool.query('select cases.count_matter($1)', [ditch]);
  }
  const { rows } = await world.pool.query<{ made: number; waiting: number }>(
    `select (select last_value from cases.fact_sum_change_id_seq)::integer as made, count(*)::integer as waiting from cases.fact_sum_change`,
  );
  expect(rows[0]?.made).toBeGreaterThan(1500);
  expect(rows[0]?.waiting).toBeLessThan(600);
  expect(await kept()).toEqual(before);
});
