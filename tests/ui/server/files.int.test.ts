import type { AttachmentList, AttachmentView } from '../../../domain/schema/intake.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { MatterView } from '../../../domain/schema/views.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { PASSWORD, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
let matterId: MatterId;
let sealed: MatterId;

async function cookieOf(account: string): Promise<string> {
  const { headers } = await world.send('POST', '/session', { body: { account, password: PASSWORD } });
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}
const letter = (words = '水泵更换验收单') => new File([words], '验收单.txt');
async function add(cookie: string, to: string, file = letter()) {
  const body = new FormData();
  body.set('file', file);
  const response = await fetch(`${world.url}/api/v1/attachments?matterId=${to}`, {
    method: 'POST',
    headers: { cookie },
    body,
  });
  return { status: response.status, body: (await response.json()) as AttachmentView & { code: string } };
}
const listed = (as: string, of: string = matterId) =>
  world.send<AttachmentList>('GET', `/attachments?matterId=${of}`, { as });
const read = async (cookie: string, id: string) =>
  fetch(`${world.url}/api/v1/attachments/${id}`, { headers: { cookie } });
const audited = async (objectId: string) =>
  (
    await world.parts.db
      .selectFrom('cases.audit_entry')
      .select(['act', 'reason'])
      .where('object_id', '=', objectId)
      .orderBy('n')
      .execute()
  ).map(({ act, reason }) => [act, reason]);

beforeAll(async () => {
  await world.at('2026-04-13 09:00');
  ({ matterId } = await world.register({ claims: [{ subject: 'DRAINAGE', text: '请清淤。' }] }));
  await sort(world, matterId, [['R31_6', 'WATER']]);
  await refer(world, matterId, 'WATER', 'hdl-water');
  sealed = (await world.register({ claims: [{ subject: 'OTHER', text: '请保护孩子。' }] })).matterId;
  await sort(world, sealed, [['R31_6', 'EDUCATION']], ['APPEAL', 'MINOR_SEALED']);
}, 60_000);

test('should let who handles or registered the matter add a file, and show it with size, check and digest', async () => {
  const cookie = await cookieOf('hdl-water');
  const added = await add(cookie, matterId);
  expect([added.status, added.body.state]).toEqual([201, 'CLEAN']);
  const { body } = await listed('rev-yz');
  expect(body.mayAdd).toBe(false);
  expect(body.items).toEqual([
    {
      attachmentId: added.body.attachmentId,
      name: '验收单.txt',
      kind: 'TXT',
      size: 21,
      state: 'CLEAN',
      reason: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      uploadedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    },
  ]);
  for (const as of ['hdl-water', 'int-yz']) expect((await listed(as)).body.mayAdd).toBe(true);
  const { timeline } = (await world.send<MatterView>('GET', `/matters/${matterId}`, { as: 'sup-yz' })).body;
  expect(timeline.at(-1)).toMatchObject({ type: 'FileAdded', details: { kind: 'TXT' } });
  expect(JSON.stringify(timeline)).not.toContain('验收单');
});

test('should keep the same content once, however often it is sent', async () => {
  const cookie = await cookieOf('int-yz');
  const [one, two] = await Promise.all([add(cookie, matterId, letter('一')), add(cookie, matterId, letter('一'))]);
  expect([one.status, two.status].toSorted()).toEqual([200, 201]);
  expect(one.body.attachmentId).toBe(two.body.attachmentId);
  expect((await listed('int-yz')).body.items).toHaveLength(2);
});

test('should take a file from nobody else, and change nothing', async () => {
  const before = (await listed('sup-yz')).body.items.length;
  for (const [as, status] of [
    ['rev-yz', 403],
    ['sup-yz', 403],
    ['hdl-education', 404],
    ['aud-yz', 404],
    ['adm-yz', 404],
  ] as const)
    expect({ as, status: (await add(await cookieOf(as), matterId, letter(as))).status }).toEqual({ as, status });
  expect((await add('', matterId)).status).toBe(401);
  expect((await add(await cookieOf('hdl-water'), 'mat_x')).status).toBe(404);
  const program = new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], '验收单.pdf');
  const refused = await add(await cookieOf('hdl-water'), matterId, program);
  expect([refused.status, refused.body.code]).toEqual([422, 'UNKNOWN_TYPE']);
  expect((await listed('sup-yz')).body.items).toHaveLength(before);
});

test('should hand files out to who reads the whole matter, each time logged', async () => {
  const id = (await listed('rev-yz')).body.items[0]?.attachmentId ?? '';
  const response = await read(await cookieOf('rev-yz'), id);
  expect(await response.text()).toBe('水泵更换验收单');
  expect(await audited(id)).toEqual([['ATTACHMENT_READ', null]]);
  expect((await listed('aud-yz')).status).toBe(404);
  expect((await read(await cookieOf('hdl-education'), id)).status).toBe(404);
});

test('should ask for a reason before files of a sealed matter are listed, read or added, and log it with each read', async () => {
  expect((await add(await cookieOf('aud-yz'), sealed)).status).toBe(404);
  const refused = await world.send<{ code: string }>('GET', `/attachments?matterId=${sealed}`, { as: 'int-yz' });
  expect([refused.status, refused.body.code]).toEqual([403, 'REASON_REQUIRED']);
  const opening = { as: 'int-yz', body: { reason: 'HANDLING' } };
  expect((await world.send('POST', `/matters/${sealed}/openings`, opening)).status).toBe(201);
  // Opened, the clerk still sees it masked: no file is theirs to read or to add.
  expect((await listed('int-yz', sealed)).status).toBe(404);
  // Who has the duty reads it whole, with a reason.
  const { db } = world.parts;
  const person = await db
    .selectFrom('cases.account')
    .select('user_id')
    .where('account', '=', 'int2-yz')
    .executeTakeFirstOrThrow();
  const post = await db
    .selectFrom('cases.person_role')
    .selectAll()
    .where('user_id', '=', person.user_id)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('cases.person_role')
    .values({ ...post, role: 'JUV' })
    .execute();
  const duty = await cookieOf('int2-yz');
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${world.url}/api/v1${path}`, { ...init, headers: { cookie: duty, 'content-type': 'application/json' } });
  expect((await add(duty, sealed)).status).toBe(403);
  const body = JSON.stringify({ reason: 'JUVENILE_DUTY' });
  expect((await ask(`/matters/${sealed}/openings`, { method: 'POST', body })).status).toBe(201);
  const added = await add(duty, sealed);
  expect(added.status).toBe(201);
  expect((await read(duty, added.body.attachmentId)).status).toBe(200);
  expect(await audited(added.body.attachmentId)).toEqual([['ATTACHMENT_READ', 'JUVENILE_DUTY']]);
});
