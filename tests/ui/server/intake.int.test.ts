/** The intake desk: what is found, for whom, and what becomes of a decision. */
import { unitId } from '../../../app/demo/county.ts';
import type { IntakeReceipt, IntakeUnits, Matches } from '../../../domain/schema/intake.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { sort } from '../../support/web/acts.ts';
import { actorOf, lamps, newId, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
beforeAll(() => world.at('2026-06-01 09:00'));

interface Problem {
  readonly code: string;
}
const BUS = {
  channel: 'LETTER' as const,
  text: '村小撤并后校车不到我们五组，孩子走四公里，请增设站点。',
  claims: [{ subject: 'SCHOOL_BUS' as const, text: '请增设校车站点。' }],
  placeUnitId: unitId('QINGHUAI'),
};
const geng = { name: '家长庚', phone: '13900002207', address: '青槐镇五组' };
const search = async (body: object, as = 'int-yz'): Promise<Matches['items']> =>
  (
    await world.send<Matches>('POST', '/intake/matches', {
      as,
      body: { subjects: ['SCHOOL_BUS'], placeUnitId: BUS.placeUnitId, ...body },
    })
  ).body.items;
const contacts = (as: string, body: object) =>
  world.send<IntakeReceipt & Problem>('POST', '/contacts', {
    as,
    body: { ...lamps, ...BUS, ...body },
    headers: { 'idempotency-key': newId('con') },
  });
const again = { phone: '13900002207', text: '学校并到镇上以后，接送车不开到5组来，麻烦加一个停靠点。' };
let bus: IntakeReceipt & { readonly matterId: MatterId };

beforeAll(async () => {
  bus = await world.register({ ...BUS, petitioner: geng });
});

test('should find the same person with the same problem, say what is the same, and show the words', async () => {
  const [first] = await search(again);
  expect(first).toMatchObject({
    matterId: bus.matterId,
    kind: 'SAME',
    person: { phone: true, name: false, address: false },
    mergeable: true,
    contacts: [{ channel: 'LETTER', on: '2026-06-01', text: BUS.text }],
    nextDue: { clockKey: 'BUREAU_DISPATCH', dueOn: '2026-06-16' },
  });
});

test('should keep another person with the same problem, and the same person with another problem, apart', async () => {
  const other = await search({ ...again, phone: '13911110000' });
  expect(other).toMatchObject([{ matterId: bus.matterId, kind: 'PROBLEM', person: null }]);
  const another = await search({
    phone: '13900002207',
    text: '低保被取消，请恢复。',
    subjects: ['SOCIAL_SECURITY'],
    placeUnitId: null,
  });
  expect(another).toMatchObject([{ matterId: bus.matterId, kind: 'PERSON' }]);
});

test('should find nothing for whom the matter is not there, and hide its words from whom they are masked', async () => {
  expect(await search(again, 'hdl-water')).toEqual([]);
  expect((await world.send<Problem>('POST', '/intake/matches', { as: 'aud-yz', body: {} })).body.code).toBe(
    'NOT_INTAKE_STAFF',
  );
  expect((await world.send('POST', '/intake/matches', { body: {} })).status).toBe(401);
});

test('should neither find nor count accusations and sealed matters, those sealed later among them', async () => {
  const text = '镇上养老院护工打骂老人，克扣伙食。';
  const ask = () => search({ text, subjects: ['OTHER'] });
  const person = { name: '家属未', phone: '13900003301', address: null };
  const plain = await world.register({ ...BUS, text, claims: [{ subject: 'OTHER', text }], petitioner: person });
  expect(await ask()).toMatchObject([{ matterId: plain.matterId }]);
  await sort(world, plain.matterId, [['R31_6', 'CIVIL_AFFAIRS']], ['APPEAL', 'MINOR_SEALED']);
  expect(await ask()).toEqual([]);
  await world.register({
    ...BUS,
    text,
    claims: [{ subject: 'CADRE_CONDUCT', text }],
    matterType: 'ACCUSATION',
    petitioner: { ...person, phone: '13900003302' },
  });
  await world.register({
    ...BUS,
    text,
    claims: [{ subject: 'OTHER', text }],
    minorAtRisk: true,
    petitioner: { ...person, phone: '13900003303' },
  });
  expect(await ask()).toEqual([]);
  const { rows } = { rows: await world.parts.db.selectFrom('cases.person_terms').select('matter_id').execute() };
  expect(rows.map(({ matter_id }) => matter_id)).toEqual([bus.matterId]);
});

test('should offer the contact to the matter that the desk merges it into, although the phone is another', async () => {
  const { status, body } = await contacts('int-yz', {
    channel: 'PHONE',
    petitioner: { ...geng, phone: '13900009999' },
    earlier: { mergeInto: bus.matterId },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({ matterId: bus.matterId, opensMatter: false, secretCode: null });
  expect(body.proof?.statement).toContain(body.contactNumber);
});

test('should open a matter of its own when the desk says that it is not the same', async () => {
  const { body } = await contacts('int-yz', { petitioner: geng, earlier: { notTheSame: true } });
  expect(body.opensMatter).toBe(true);
  expect(body.matterId).not.toBe(bus.matterId);
});

test('should link matters of one problem both ways and count the people behind them, never telling the petitioner', async () => {
  const { body } = await contacts('int-yz', {
    petitioner: { name: '家长戊', phone: '13900004401' },
    petitionerCount: 11,
    earlier: { linkTo: [bus.matterId] },
  });
  const states = await Promise.all(
    [bus.matterId, body.matterId as MatterId].map((id) => world.act(id, actorOf('int-yz'))),
  );
  expect(states.map(({ links }) => links)).toEqual([[body.matterId], [bus.matterId]]);
  const found = await search({ ...again, phone: '13911110000' });
  expect(found.find(({ matterId }) => matterId === bus.matterId)?.group).toEqual({ matters: 2, people: 12 });
});

test('should refuse a decision by a petitioner, and one about a matter that is not there or not the person’s', async () => {
  const petitioner = await world.send<Problem>('POST', '/contacts', {
    body: { ...lamps, earlier: { mergeInto: bus.matterId } },
    headers: { 'idempotency-key': newId('con') },
  });
  expect([petitioner.status, petitioner.body.code]).toEqual([403, 'STAFF_DECIDES']);
  const unknown = await contacts('int-yz', { earlier: { mergeInto: newId('mat') } });
  expect([unknown.status, unknown.body.code]).toEqual([404, 'NOT_FOUND']);
  const foreign = await contacts('hdl-water', {
    receivedAtUnitId: unitId('WATER'),
    earlier: { linkTo: [bus.matterId] },
  });
  expect([foreign.status, foreign.body.code]).toEqual([404, 'NOT_FOUND']);
});

test('should let everybody who registers enter a contact for their own unit, and offer them that unit', async () => {
  const { body } = await world.send<IntakeUnits>('GET', '/intake/units', { as: 'hdl-water' });
  expect(body.offices.map(({ unitId: id }) => id)).toEqual([unitId('WATER')]);
  expect(body.places.map(({ name }) => name.zh)).toEqual(['青槐镇', '松涛街道']);
  const own = await contacts('hdl-water', {
    receivedAtUnitId: unitId('WATER'),
    petitioner: { name: '村民申', phone: '13900005501' },
  });
  expect(own.status).toBe(201);
});

test('should keep at most five representatives, sealed, and find the matter by any of them', async () => {
  const many = Array.from({ length: 6 }, (_, n) => ({ name: `代表${String(n)}`, phone: `1390000660${String(n)}` }));
  const visit = {
    channel: 'VISIT',
    text: '锦绣城晚交房八个月，预售款去向不明。',
    claims: [{ subject: 'PRESALE_FUNDS', text: '请查。' }],
    petitioner: { name: '住户寅', phone: '13900006699' },
    petitionerCount: 23,
  };
  expect((await contacts('int-yz', { ...visit, representatives: many })).status).toBe(400);
  const { body } = await contacts('int-yz', { ...visit, representatives: many.slice(0, 5) });
  const [found] = await search({
    phone: '13900006603',
    text: '锦绣城收不了房',
    subjects: ['PRESALE_FUNDS'],
    placeUnitId: null,
  });
  expect(found).toMatchObject({ matterId: body.matterId, kind: 'SAME', person: { phone: true } });
});

describe('attachments', () => {
  const upload = async (as: string, file: File) => {
    const form = new FormData();
    form.set('file', file);
    const signIn = await world.send('POST', '/session', { body: { account: as, password: 'correct horse' } });
    const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const response = await fetch(`${world.url}/api/v1/attachments`, {
      method: 'POST',
      headers: { cookie },
      body: form,
    });
    return {
      cookie,
      status: response.status,
      body: (await response.json()) as { attachmentId: string; code: string; state: string },
    };
  };
  const letter = () => new File(['来信扫描件的文字'], '../来信.exe', { type: 'application/pdf' });
  const download = (id: string, cookie: string) =>
    fetch(`${world.url}/api/v1/attachments/${id}`, { headers: { cookie } });

  test('should keep what was uploaded with the contact, and hand it out as a file of its true kind', async () => {
    const { cookie, status, body } = await upload('int-yz', letter());
    expect([status, body.state]).toEqual([201, 'CLEAN']);
    const { body: receipt } = await contacts('int-yz', {
      petitioner: { name: '村民酉', phone: '13900007701' },
      attachmentIds: [body.attachmentId],
    });
    expect(receipt.proof?.filing).toMatch(/"attachments":\["[0-9a-f]{64}"\]/);
    const file = await download(body.attachmentId, cookie);
    expect(file.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(file.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('来信.txt')}`);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(await file.text()).toBe('来信扫描件的文字');
  });

  test('should hand out nothing to somebody who does not read the matter, nor before it belongs to one', async () => {
    const { cookie, body } = await upload('int-yz', letter());
    expect((await download(body.attachmentId, cookie)).status).toBe(404);
    await contacts('int-yz', {
      petitioner: { name: '村民戌', phone: '13900007702' },
      attachmentIds: [body.attachmentId],
    });
    const stranger = await upload('hdl-water', letter());
    expect((await download(body.attachmentId, stranger.cookie)).status).toBe(404);
    expect((await download(newId('att'), cookie)).status).toBe(404);
  });

  test('should refuse to file what somebody else uploaded, or what belongs to another contact, and register nothing', async () => {
    const { body } = await upload('hdl-water', letter());
    const taken = await contacts('int-yz', {
      petitioner: { name: '村民亥', phone: '13900007703' },
      attachmentIds: [body.attachmentId],
    });
    expect([taken.status, taken.body.code]).toEqual([409, 'ATTACHMENT_UNKNOWN']);
    expect(await search({ phone: '13900007703', text: '' })).toEqual([]);
  });

  test('should refuse what it is not by its content, and what is too large, saying why', async () => {
    const program = await upload('int-yz', new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], 'letter.pdf'));
    expect([program.status, program.body.code]).toEqual([422, 'UNKNOWN_TYPE']);
    const large = await upload('int-yz', new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'large.txt'));
    expect([large.status, large.body.code]).toEqual([413, 'BODY_TOO_LARGE']);
  });
});
