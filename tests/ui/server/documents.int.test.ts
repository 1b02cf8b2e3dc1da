import { unitId } from '../../../app/demo/county.ts';
import type { DocumentRow, DocumentView } from '../../../domain/documents/views.ts';
import type { DeadlineReceipt } from '../../../domain/schema/deadlineViews.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { MatterView } from '../../../domain/schema/views.ts';
import { unzipText } from '../../support/unzip.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { offer } from '../../support/web/desk.ts';
import { actorOf, PASSWORD, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
const HANDLER = 'hdl-culture-tourism';
const SYSTEM = { id: 'system', role: 'SYSTEM', unitId: null } as const;
const TEXT = {
  claims: '请求认定 1979 至 1986 年工龄补助。',
  facts: '经查县档案馆登记表，在册两年。',
  opinion: '认定两年半，其余暂不认定。',
  legalBasis: '《云泽县农村老放映员补助办法》第四条。',
};
let matterId: MatterId;
let claimId: NonNullable<Awaited<ReturnType<typeof world.act>>['claims'][0]>['claimId'];

/** AC-02 as far as the served opinion. */
beforeAll(async () => {
  await world.at('2026-03-09 09:00');
  ({ matterId } = await world.register({
    channel: 'LETTER',
    petitioner: { name: '测试甲', phone: null, address: '云泽县' },
    claims: [{ subject: 'OTHER', text: TEXT.claims }],
  }));
  await sort(world, matterId, [['R31_6', 'CULTURE_TOURISM']]);
  await world.at('2026-03-18 09:00');
  await refer(world, matterId, 'CULTURE_TOURISM', HANDLER);
  const state = await world.act(matterId, SYSTEM);
  claimId = state.claims[0]!.claimId;
  await world.at('2026-05-13 09:00');
  const handler = actorOf(HANDLER);
  await world.act(matterId, handler, {
    type: 'RequestExtension',
    data: { claimId, days: 30, reasonCode: 'ARCHIVE_SEARCH', petitionerHeard: true },
  });
  await world.act(matterId, actorOf('ldr-culture-tourism'), {
    type: 'DecideExtension',
    data: { claimId, approved: true },
  });
  await world.act(matterId, SYSTEM, { type: 'TellExtension', data: { claimId } });
  await world.at('2026-06-03 09:00');
  await draft({ ...TEXT, legalBasis: '……' });
}, 60_000);

const draft = (sealed: typeof TEXT) =>
  world.act(matterId, actorOf(HANDLER), {
    type: 'DraftOpinion',
    data: { claimId, outcome: 'UPHELD_IN_PART', sealed },
  });
const listed = async (as: string, id: MatterId = matterId) =>
  (await world.send<{ items: DocumentRow[] }>('GET', `/matters/${id}/documents`, { as })).body.items;
async function download(as: string, documentId: string, id: MatterId = matterId) {
  const { headers } = await world.send('POST', '/session', {
    body: { account: as, password: PASSWORD },
  });
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  const response = await fetch(`${world.url}/api/v1/matters/${id}/documents/${documentId}/docx`, {
    headers: { cookie },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
const textOf = (docx: Buffer): string =>
  [...unzipText(docx, 'word/document.xml').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('\n');

test('should show a draft with the part it lacks, to the handling unit and the checkers only', async () => {
  const row = (await listed(HANDLER)).find(({ kind }) => kind === 'HANDLING_OPINION');
  expect(row).toMatchObject({ number: null, servedOn: null, missing: ['LEGAL_BASIS'], open: true });
  expect((await listed('int-yz')).map(({ kind }) => kind)).toEqual(['RECEIPT_NOTICE', 'EXTENSION_NOTICE']);
  const { body } = await world.send<DocumentView>('GET', `/matters/${matterId}/documents/HANDLING_OPINION-1-1`, {
    as: 'rev-yz',
  });
  expect(body.parts.find(({ part }) => part === 'LEGAL_BASIS')).toEqual({
    part: 'LEGAL_BASIS',
    article: 'R1-32',
    state: 'MISSING',
  });
  const { status } = await world.send('GET', `/matters/${matterId}/documents/HANDLING_OPINION-1-1`, { as: 'int-yz' });
  expect(status).toBe(404);
  expect(textOf((await download('rev-yz', 'HANDLING_OPINION-1-1')).bytes)).toContain('【缺：法律法规依据】');
});

test('should refuse to pass or serve what lacks a part, and name each missing part', async () => {
  const task = await offer(world, {
    taskKey: 'claim-handling/task-pre-check',
    matterId,
    claimSeq: 1,
    to: [['REV', 'YZ_BUREAU']],
  });
  const before = (await world.act(matterId, SYSTEM)).version;
  const { status, body } = await world.send<{ code: string; article: string; errors: { path: string }[] }>(
    'POST',
    `/tasks/${task}/completion`,
    { as: 'rev-yz', body: { pass: true, defects: [], missing: [] } },
  );
  expect([status, body.code, body.article]).toEqual([409, 'OPINION_PART_MISSING', 'R1-32']);
  expect(body.errors.map(({ path }) => path)).toEqual(['document.LEGAL_BASIS']);
  expect((await world.act(matterId, SYSTEM)).version).toBe(before);
});

test('should serve the whole opinion as a .docx on A4 with its parts, its number and the way to a review', async () => {
  const reviewer = actorOf('rev-yz');
  await world.act(matterId, reviewer, {
    type: 'ReturnDraft',
    data: { claimId, defects: ['F3'], missing: ['LEGAL_BASIS'] },
  });
  await world.at('2026-06-08 09:00');
  await draft(TEXT);
  await world.act(matterId, reviewer, { type: 'PassGate', data: { claimId } });
  await world.at('2026-06-10 09:00');
  await world.act(matterId, actorOf(HANDLER), { type: 'ServeOpinion', data: { claimId } });
  const [served] = (await listed('int-yz')).filter(({ kind }) => kind === 'HANDLING_OPINION');
  expect(served).toMatchObject({ servedOn: '2026-06-10', missing: [], open: true });
  const { status, headers, bytes } = await download(HANDLER, served!.documentId);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toContain('wordprocessingml');
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(`${served!.number!}.docx`);
  const text = textOf(bytes);
  for (const part of [
    ...Object.values(TEXT),
    served!.number!,
    '测试甲：',
    '处理结论：部分支持。',
    '请求复查',
    '2026年6月10日',
  ])
    expect(text).toContain(part);
  const xml = unzipText(bytes, 'word/document.xml');
  expect(xml).toMatch(/<w:pgSz w:w="1190\d" w:h="1684\d"/);
  expect(xml).toContain('w:eastAsia="仿宋"');
});

test('should tell in the notices until when, for what reason, and on which route', async () => {
  expect(textOf((await download(HANDLER, 'RECEIPT_NOTICE-1-1')).bytes)).toMatch(
    /决定受理[^]*第三十一条第六项[^]*2026年5月17日/,
  );
  expect(textOf((await download(HANDLER, 'EXTENSION_NOTICE-1-1')).bytes)).toMatch(
    /需要查档取证[^]*延长30日，至2026年6月16日止/,
  );
});

test('should give rows without texts to whoever sees a matter masked, and log every download', async () => {
  const rows = await listed('aud-yz');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ open, missing }) => !open && missing.length === 0)).toBe(true);
  expect((await download('aud-yz', 'HANDLING_OPINION-1-1')).status).toBe(404);
  const { db } = world.parts;
  const logged = await db.selectFrom('cases.audit_entry').selectAll().where('act', '=', 'DOCUMENT_READ').execute();
  expect(logged.length).toBe(4);
  expect(new Set(logged.map(({ object_id }) => object_id))).toEqual(new Set([matterId]));
});

test('should ask for a reason before a sealed matter shows its documents, log it with the download, and hide all from the accused', async () => {
  await world.at('2026-06-12 09:00');
  const { matterId: sealed } = await world.register({
    channel: 'LETTER',
    petitioner: { name: '测试乙', phone: null, address: '云泽县' },
    claims: [{ subject: 'OTHER', text: '请求处理校园欺凌。' }],
    placeUnitId: unitId('SONGTAO'),
  });
  await sort(world, sealed, [['R31_6', 'EDUCATION']], ['APPEAL', 'MINOR_SEALED']);
  await refer(world, sealed, 'EDUCATION', 'hdl-education');
  const { db } = world.parts;
  const juvenile = actorOf('hdl2-education');
  await db
    .insertInto('cases.person_role')
    .values({ user_id: juvenile.id, role: 'JUV', unit_id: juvenile.unitId! })
    .execute();
  const asked = await world.send<{ code: string }>('GET', `/matters/${sealed}/documents`, { as: 'hdl2-education' });
  expect([asked.status, asked.body.code]).toEqual([403, 'REASON_REQUIRED']);
  await world.send('POST', `/matters/${sealed}/openings`, { as: 'hdl2-education', body: { reason: 'JUVENILE_DUTY' } });
  const [row] = await listed('hdl2-education', sealed);
  const file = await world.send<DocumentView>('GET', `/matters/${sealed}/documents/${row!.documentId}`, {
    as: 'hdl2-education',
  });
  expect(file.body.recipient).toBe('测试乙');
  const reads = await db
    .selectFrom('cases.audit_entry')
    .select(['act', 'reason'])
    .where('object_id', '=', sealed)
    .execute();
  expect(reads).toContainEqual({ act: 'SEALED_READ', reason: 'JUVENILE_DUTY' });

  await world.send('POST', `/matters/${sealed}/openings`, { as: 'hdl-education', body: { reason: 'HANDLING' } });
  expect(await listed('hdl-education', sealed)).toMatchObject([{ open: false, unitName: null, missing: [] }]);

  const { matterId: accusation } = await world.register({
    channel: 'LETTER',
    matterType: 'ACCUSATION',
    secrecyAsked: true,
    petitioner: { name: '测试丙', phone: null, address: null },
    claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
    accusedUnitId: unitId('QINGHUAI'),
  });
  expect((await world.send('GET', `/matters/${accusation}/documents`, { as: 'hdl-qinghuai' })).status).toBe(404);
});

async function receiptOf(key: string, as: string) {
  const { body: view } = await world.send<MatterView>('GET', `/matters/${matterId}`, { as });
  const clock = view.clocks.find(({ clockKey }) => clockKey === key);
  return world.send<DeadlineReceipt>('GET', `/matters/${matterId}/deadlines/${encodeURIComponent(clock!.clockRef)}`, {
    as,
  });
}

test('should explain an extended time limit from acceptance to its last day, part by part', async () => {
  const { body } = await receiptOf('HANDLE_EXT', 'sup-yz');
  expect(body.parts.map(({ startsOn, length, lengthEnd, dueOn }) => [startsOn, length, lengthEnd, dueOn])).toEqual([
    ['2026-03-18', 60, '2026-05-17', '2026-05-17'],
    ['2026-05-17', 30, '2026-06-16', '2026-06-16'],
  ]);
  expect(body.started).toMatchObject({ type: 'ClaimAccepted', on: '2026-03-18', role: 'HDL' });
  expect(body.move).toEqual({ by: 'EXTENSION', state: 'USED', article: 'R1-34' });
  expect([body.clock.dueOn, body.recount]).toEqual(['2026-06-16', null]);
  expect(body.parts[0]?.days.filter(({ kind }) => kind === 'HOLIDAY').length).toBeGreaterThan(5);
});

test('should explain working days with what they skip, and give no receipt to whoever does not see the matter', async () => {
  const { body } = await receiptOf('UNIT_OBJECTION', 'sup-yz');
  const days = body.parts[0]!.days;
  expect(days.filter(({ as }) => as === 'SKIPPED').every(({ kind }) => kind === 'WEEKEND' || kind === 'HOLIDAY')).toBe(
    true,
  );
  expect(days.at(-1)).toMatchObject({ on: body.clock.dueOn, n: 5 });
  const ref = encodeURIComponent(body.clock.clockRef);
  const elsewhere = await world.send('GET', `/matters/${matterId}/deadlines/${ref}`, { as: 'hdl-education' });
  const nowhere = await world.send('GET', `/matters/${matterId}/deadlines/nothing`, { as: 'sup-yz' });
  expect([elsewhere.status, nowhere.status]).toEqual([404, 404]);
});
