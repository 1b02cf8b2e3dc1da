import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { MatterList, MatterView } from '../../../domain/schema/views.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { actorOf, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
const TEXT = '反映青槐镇干部乙某截留耕地补贴，附流水，请替我保密。';
let lamps: MatterId;
let flats: MatterId;
let accusation: MatterId;
let city: MatterId;

beforeAll(async () => {
  await world.at('2026-05-11 09:00');
  lamps = (await world.register({})).matterId;
  await sort(world, lamps, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, lamps, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  flats = (await world.register({ claims: [{ subject: 'SCHOOL_PLACE', text: '孩子 9 月入学。' }] })).matterId;
  await sort(world, flats, [['R31_6', 'EDUCATION']]);
  accusation = (
    await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      secrecyAsked: true,
      petitioner: { name: '农户戊', phone: null, address: null },
      text: TEXT,
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      placeUnitId: unitId('QINGHUAI'),
      accusedUnitId: unitId('QINGHUAI'),
      accused: '干部乙某',
    })
  ).matterId;
  city = (await world.register({ receivedAtUnitId: unitId('LZ_BUREAU') })).matterId;
});

const list = async (account: string, query = '') =>
  (await world.send<MatterList>('GET', `/matters${query}`, { as: account })).body;
const idsOf = async (account: string) => (await list(account)).items.map(({ matterId }) => matterId);
const view = (account: string, matterId: MatterId) =>
  world.send<MatterView>('GET', `/matters/${matterId}`, { as: account });

test('should show the staff of the bureau what the county has, and nothing of the city', async () => {
  for (const account of ['int-yz', 'sup-yz']) expect(await idsOf(account)).toEqual([accusation, flats, lamps]);
  for (const account of ['rev-yz', 'ldr-yz', 'ldr-joint']) expect(await idsOf(account)).toEqual([flats, lamps]);
  expect((await view('int-yz', city)).status).toBe(404);
  expect((await view('ldr-lz', city)).status).toBe(200);
});

test('should show a department and a town only what they handle', async () => {
  expect(await idsOf('hdl-urban-management')).toEqual([lamps]);
  expect(await idsOf('ldr-education')).toEqual([flats]);
  expect(await idsOf('hdl-songtao')).toEqual([]);
  expect((await view('hdl-education', lamps)).status).toBe(404);
  expect((await view('hdl-urban-management', lamps)).body.petitioner.text).toContain('三盏路灯');
});

test('should hide an accusation from the accused unit in lists, in counts, by number and by address', async () => {
  for (const account of ['hdl-qinghuai', 'ldr-qinghuai']) {
    expect(await list(account)).toMatchObject({ items: [], total: 0 });
    expect((await view(account, accusation)).status).toBe(404);
    expect((await world.send('GET', `/matters/${accusation}/flows`, { as: account })).status).toBe(404);
  }
});

test('should count what it lists and nothing more', async () => {
  expect((await list('rev-yz', '?limit=1')).total).toBe(2);
  expect((await list('int-yz', '?limit=1')).total).toBe(3);
  const all = await list('int-yz');
  const number = all.items[0]?.publicNumber ?? '';
  expect((await list('rev-yz', `?number=${encodeURIComponent(number)}`)).total).toBe(0);
});

test('should tell nobody at the bureau what an accuser wrote or who it is about', async () => {
  for (const account of ['int-yz', 'sup-yz', 'aud-yz']) {
    // An auditor sees the stub, of which there is nothing to open.
    if (account !== 'aud-yz')
      await world.send('POST', `/matters/${accusation}/openings`, { as: account, body: { reason: 'HANDLING' } });
    const { status, body } = await view(account, accusation);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/农户|耕地|干部乙|请查处|QINGHUAI|青槐/);
  }
});

test('should show an auditor of an ordinary matter its course, but neither name nor words', async () => {
  const { body } = await view('aud-yz', lamps);
  expect(body.petitioner).toEqual({ name: '居某', text: null });
  expect(body.claims.map(({ text }) => text)).toEqual([null]);
  expect(body.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(['MatterRegistered', 'ClaimAccepted']));
  expect(JSON.stringify(body)).not.toMatch(/居民甲|路灯坏了|修好三盏/);
});

test('should show process designers and administrators no matters at all', async () => {
  for (const account of ['dsn-yz', 'adm-yz']) {
    expect(await list(account)).toMatchObject({ items: [], total: 0 });
    expect((await view(account, lamps)).status).toBe(404);
  }
});

test('should page through the list with a cursor and refuse none that is made up', async () => {
  const first = await list('int-yz', '?limit=2');
  expect(first.items.map(({ matterId }) => matterId)).toEqual([accusation, flats]);
  const second = await list('int-yz', `?limit=2&cursor=${first.nextCursor ?? ''}`);
  expect(second.items.map(({ matterId }) => matterId)).toEqual([lamps]);
  expect(second.nextCursor).toBeNull();
  expect((await list('int-yz', '?cursor=nonsense')).total).toBe(3);
});

test('should still see a claim that moved to another unit only there', async () => {
  await world.act(flats, actorOf('int-yz'), {
    type: 'ReferClaim',
    data: {
      claimId: (await world.act(flats, actorOf('int-yz'))).claims[0]?.claimId ?? ('' as never),
      unitId: unitId('HOUSING'),
      mode: 'REFER',
    },
  });
  expect(await idsOf('hdl-housing')).toEqual([flats]);
  expect(await idsOf('hdl-education')).toEqual([]);
});
