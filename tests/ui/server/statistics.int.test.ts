import { unitId } from '../../../app/demo/county.ts';
import type { Figure, MetricKey, StatisticsView } from '../../../domain/schema/statisticsViews.ts';
import { unzipText } from '../../support/unzip.ts';
import { accuse, layOut, LOOKED_AT, type Figures } from '../../support/web/statistics.ts';
import { actorOf, PASSWORD, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
let figures: Figures;
beforeAll(async () => {
  figures = await layOut(world);
}, 60_000);

async function view(as: string, query = 'on=2026-06-30'): Promise<StatisticsView> {
  const { status, body } = await world.send<StatisticsView>('GET', `/statistics?${query}`, { as });
  if (status !== 200) throw new Error(`${query} as ${as}: ${String(status)} ${JSON.stringify(body)}`);
  return body;
}
/** `n/d`, or why not. */
const told = (figure: Figure | null | undefined): string | null =>
  !figure ? null : figure.state === 'SHOWN' ? `${String(figure.n)}/${String(figure.d)}` : figure.state;
const metric = ({ metrics }: StatisticsView, key: MetricKey) => told(metrics.find((one) => one.key === key)?.now);
const rows = ({ groups }: StatisticsView) => groups.map(({ id, now }) => [id, told(now)]);

test('should reckon each metric of a month from what happened in it', async () => {
  const june = await view('sup-yz');
  expect(june).toMatchObject({
    asOf: '2026-07-04',
    kind: 'MONTH',
    period: { from: '2026-06-01', to: '2026-06-30' },
    before: { from: '2026-05-01', to: '2026-05-31' },
    scope: 'COUNTY',
    smallCell: 5,
  });
  expect(Object.fromEntries(june.metrics.map(({ key, now }) => [key, told(now)]))).toEqual({
    // Nobody left an address: no notice was owed.
    timelyAcceptRate: 'NONE',
    onTimeCloseRate: '18/18',
    // 52 days each.
    avgHandlingDays: '936/18',
    firstTimeResolveRate: '18/18',
    repeatRate: 'NONE',
    satisfaction: '16/18',
    participation: '18/18',
    // None settled of the five of May.
    leaderOwnedResolveRate: '0/5',
    preCheckPassRate: '18/18',
    reviewDefectRate: 'NONE',
    redoRate: 'NONE',
    redoOnTimeRate: 'NONE',
    reviewUpheldRate: 'NONE',
    reviewOverturnRate: 'NONE',
    divertRate: 'NONE',
    cadenceCompliance: 'NONE',
    backlogResolveRate: 'UNRECORDED',
    gridSelfSettleRate: 'UNRECORDED',
    affairMix: 'UNRECORDED',
    clueToCaseRate: 'UNRECORDED',
    suggestionReplyRate: 'UNRECORDED',
    adoptRate: 'UNRECORDED',
    proc7dRate: 'UNRECORDED',
    proc3mRate: 'UNRECORDED',
    specialSchoolExit: 'UNRECORDED',
    proposalAdoption: 'UNRECORDED',
  });
  expect(june.days).toEqual({ median: 52, p90: 52 });
});

test('should count what is open and late among what was due, and say how old the open claims are', async () => {
  const july = await view('sup-yz', 'on=2026-07-04');
  expect(metric(july, 'onTimeCloseRate')).toBe('0/5');
  // From 4 May to 4 July.
  expect(july.open).toEqual({ claims: 5, days: 61 });
  // On the day itself the answer may still come.
  await world.at('2026-07-03 09:00');
  expect(metric(await view('sup-yz', 'on=2026-07-02'), 'onTimeCloseRate')).toBe('NONE');
  await world.at(LOOKED_AT);
});

test('should take weeks from days, and months, quarters and years from their sums, to the same numbers', async () => {
  for (const query of [
    'kind=WEEK&on=2026-06-18',
    'kind=QUARTER&on=2026-05-01',
    'from=2026-05&to=2026-06',
    'from=2026-06&to=2026-06',
  ])
    expect([query, metric(await view('sup-yz', query), 'avgHandlingDays')]).toEqual([query, '936/18']);
  const year = await view('sup-yz', 'kind=YEAR&on=2026-01-01');
  // Of the year so far: five were due on 3 July.
  expect([metric(year, 'onTimeCloseRate'), metric(year, 'repeatRate')]).toEqual(['18/23', '0/23']);
  expect(year.trend.map(({ from }) => from.slice(0, 4)).join()).toBe(
    '2015,2016,2017,2018,2019,2020,2021,2022,2023,2024,2025,2026',
  );
  expect(metric(await view('sup-yz', 'kind=WEEK&on=2026-06-25'), 'avgHandlingDays')).toBe('NONE');
  expect(await view('sup-yz', 'from=2026-05&to=2026-06')).toMatchObject({
    period: { from: '2026-05-01', to: '2026-06-30' },
    before: { from: '2026-03-01', to: '2026-04-30' },
  });
});

test('should lay twelve periods in a row, each beside the same a year before', async () => {
  const { trend } = await view('sup-yz', 'on=2026-06-30&metric=satisfaction');
  expect(trend).toHaveLength(12);
  expect([trend[0]?.from, told(trend[0]?.now)]).toEqual(['2025-07-01', 'NONE']);
  expect([trend[11]?.from, told(trend[11]?.now), told(trend[11]?.yearBefore)]).toEqual(['2026-06-01', '16/18', 'NONE']);
});

test('should hide a unit with few, and the next smallest with it, so that the total gives nothing back', async () => {
  expect(rows(await view('sup-yz', 'on=2026-06-30&by=UNIT'))).toEqual([
    [unitId('WATER'), '10/10'],
    [unitId('HOUSING'), 'FEW'],
    [unitId('EDUCATION'), 'FEW'],
  ]);
  expect(rows(await view('sup-yz', 'on=2026-06-30&by=CATEGORY'))).toEqual([
    ['DRAINAGE', '10/10'],
    ['PRESALE_FUNDS', 'FEW'],
    ['SCHOOL_BUS', 'FEW'],
  ]);
  expect(rows(await view('sup-yz', 'on=2026-06-30&by=TERRITORY'))).toEqual([[unitId('SONGTAO'), '18/18']]);
  // Nor does choosing the one that was hidden with it give it back.
  const of = async (unit: string) =>
    metric(await view('sup-yz', `on=2026-06-30&unit=${unitId(unit)}`), 'onTimeCloseRate');
  expect([await of('WATER'), await of('EDUCATION'), await of('HOUSING'), await of('MARKET')]).toEqual([
    '10/10',
    'FEW',
    'FEW',
    'NONE',
  ]);
});

test('should show a unit its own figures and nobody else’s', async () => {
  const education = await view('hdl-education', 'on=2026-06-30&by=UNIT');
  expect(education).toMatchObject({ scope: 'OWN_UNITS', contest: null });
  expect([metric(education, 'onTimeCloseRate'), rows(education)]).toEqual(['5/5', [[unitId('EDUCATION'), '5/5']]]);
  expect(education.units.map(({ unitId: id }) => id)).toEqual([unitId('EDUCATION')]);
  // Three are too few to be shown to the unit itself: it knows them from its list.
  expect(metric(await view('ldr-housing'), 'onTimeCloseRate')).toBe('FEW');
  expect(metric(await view('ldr-market'), 'onTimeCloseRate')).toBe('NONE');
  const other = await world.send('GET', `/statistics?unit=${unitId('WATER')}`, { as: 'hdl-education' });
  expect(other.status).toBe(404);
});

test('should show the whole to everybody who reads the county’s matters, and the city', async () => {
  for (const as of ['int-yz', 'rev-yz', 'ldr-yz', 'ldr-joint', 'aud-yz', 'ldr-lz'])
    expect([as, metric(await view(as), 'satisfaction')]).toEqual([as, '16/18']);
});

test('should be closed to who reads no matters', async () => {
  for (const as of ['adm-yz', 'dsn-yz']) {
    expect((await world.send('GET', '/statistics', { as })).status).toBe(403);
    expect((await world.send('GET', '/statistics/export', { as })).status).toBe(403);
  }
  expect((await world.send('GET', '/statistics')).status).toBe(401);
});

test('should count nothing of a matter to whoever is recused from it', async () => {
  const to = { as: 'rev2-yz', body: { reason: 'OWN_INTEREST' } };
  expect((await world.send('POST', `/matters/${String(figures.water[0])}/recusals`, to)).status).toBe(204);
  const own = await view('rev2-yz', 'on=2026-06-30&by=CATEGORY');
  expect([metric(own, 'satisfaction'), rows(own)[0]]).toEqual(['16/17', ['DRAINAGE', '9/9']]);
  expect(metric(await view('rev2-yz', 'kind=WEEK&on=2026-06-23'), 'satisfaction')).toBe('16/17');
  expect(metric(await view('rev-yz'), 'satisfaction')).toBe('16/18');
});

test('should not even count accusations to anybody of the accused unit', async () => {
  await world.at('2026-07-04 09:00');
  await accuse(world, 6);
  await world.at(LOOKED_AT);
  const repeats = async (query: string) => metric(await view('sup-yz', query), 'repeatRate');
  expect([await repeats('on=2026-07-04'), await repeats('kind=YEAR')]).toEqual(['0/6', '0/29']);
  const { db } = world.parts;
  const second = { user_id: actorOf('sup-yz').id, role: 'HDL', unit_id: unitId('QINGHUAI') };
  await db.insertInto('cases.person_role').values(second).execute();
  expect([await repeats('on=2026-07-04'), await repeats('kind=YEAR')]).toEqual(['NONE', '0/23']);
  await db.deleteFrom('cases.person_role').where('user_id', '=', second.user_id).where('role', '=', 'HDL').execute();
  expect(metric(await view('ldr-qinghuai', 'kind=YEAR'), 'repeatRate')).toBe('NONE');
});

test('should rank a unit with ten opinions due by its rates, and leave out the others', async () => {
  const { contest } = await view('sup-yz');
  // 0.25 × 1 + 0.20 × 1 + 0.10 × 0.8 of 0.55: nothing else has a value.
  expect(contest).toMatchObject({
    least: 10,
    unranked: 2,
    rows: [{ unitId: unitId('WATER'), rank: 1, gained: null, score: 96.4, handled: 10 }],
  });
  expect(contest?.rows[0]?.inputs.map(told)).toEqual(['NONE', '10/10', '10/10', 'NONE', '8/10', 'UNRECORDED']);
});

test('should give the same out as a workbook, in either language, with nothing in it that the page hides', async () => {
  const session = await world.send('POST', '/session', { body: { account: 'sup-yz', password: PASSWORD } });
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
  const read = async (query: string) => {
    const response = await fetch(`${world.url}/api/v1/statistics/export?${query}`, { headers: { cookie } });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const file = Buffer.from(await response.arrayBuffer());
    return { name: decodeURIComponent(response.headers.get('content-disposition') ?? ''), file };
  };
  const zh = await read('on=2026-06-30&by=UNIT');
  expect(zh.name).toContain('统计-2026-06-01-2026-06-30.xlsx');
  const words = unzipText(zh.file, 'xl/sharedStrings.xml');
  for (const word of ['按期办结率', '《信访工作条例》第三十四条', '云泽县水利局', '过少，不显示', '动态比试', '名次'])
    expect([word, words.includes(word) || unzipText(zh.file, 'xl/workbook.xml').includes(word)]).toEqual([word, true]);
  const values = (sheet: number) =>
    [
      ...unzipText(zh.file, `xl/worksheets/sheet${String(sheet)}.xml`).matchAll(
        /<c r="([A-Z]+\d+)"[^>]*?><v>([^<]*)<\/v>/g,
      ),
    ].map(([, at = '', value = '']) => [at, value] as const);
  // Sheet 3 has the units: ten of ten for water, no number for the other two.
  const third = new Map(values(3));
  expect([third.get('B2'), third.get('C2'), third.get('D2')]).toEqual(['1', '10', '10']);
  expect([third.get('C3'), third.get('D3'), third.get('C4'), third.get('D4')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const en = unzipText((await read('on=2026-06-30&by=UNIT&lang=en')).file, 'xl/sharedStrings.xml');
  expect(en).toContain('County Water Bureau');
  expect(en.match(/[\u4e00-\u9fff]+/g)).toBeNull();
});

test('should refuse what cannot be meant', async () => {
  for (const query of [
    'kind=DAY',
    'from=2026-05',
    'from=2026-06&to=2026-05',
    'from=2000-01&to=2026-05',
    'by=PERSON',
    'on=0001-01-01',
  ])
    expect([query, (await world.send('GET', `/statistics?${query}`, { as: 'sup-yz' })).status]).toEqual([query, 400]);
  const unknown = 'unit=unit_01980000-0000-7000-8000-0000000000ff';
  expect((await world.send('GET', `/statistics?${unknown}`, { as: 'sup-yz' })).status).toBe(404);
});
