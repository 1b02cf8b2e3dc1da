/** The public part as a browser without scripts uses it: forms and pages, nothing else. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { actorOf, newId, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
beforeAll(() => world.at('2026-03-02 09:00'));

interface Shown {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}
const shownOf = async (response: Response): Promise<Shown> => ({
  status: response.status,
  text: await response.text(),
  headers: response.headers,
});
const get = async (path: string): Promise<Shown> => shownOf(await fetch(`${world.url}/public${path}`));
const post = async (path: string, fields: Readonly<Record<string, string>>, headers = {}): Promise<Shown> =>
  shownOf(await fetch(`${world.url}/public${path}`, { method: 'POST', body: new URLSearchParams(fields), headers }));

interface Filled {
  readonly fields?: Readonly<Record<string, string>>;
  readonly files?: readonly File[];
  readonly language?: '' | '?lang=en';
}
async function submit({ fields = {}, files = [], language = '' }: Filled = {}): Promise<Shown> {
  const form = new FormData();
  const all = {
    once: crypto.randomUUID(),
    text: '楼下三盏路灯坏了半个多月。',
    request1: '请修好路灯。',
    subject1: 'PUBLIC_FACILITY',
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) form.set(name, value);
  for (const file of files) form.append('files', file);
  return shownOf(await fetch(`${world.url}/public/submit${language}`, { method: 'POST', body: form }));
}
const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const inside = (text: string, id: string): string =>
  plain(new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(text)?.[1] ?? '');
const secretOf = ({ text }: Shown) => ({ publicNumber: inside(text, 'number'), secretCode: inside(text, 'code') });
async function matterOf({ publicNumber }: { publicNumber: string }): Promise<MatterId> {
  const row = await world.parts.db
    .selectFrom('cases.matter')
    .select('matter_id')
    .where('public_number', '=', publicNumber)
    .executeTakeFirstOrThrow();
  return row.matter_id as MatterId;
}

test('should take a petition, give number and code once, and show where it stands for both', async () => {
  const filed = await submit({ fields: { name: '居民甲', phone: '13900000001' } });
  expect(filed.status).toBe(201);
  const secret = secretOf(filed);
  expect(secret.publicNumber).toMatch(/^云信2026-\d{6}$/);
  expect(secret.secretCode).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  const shown = await post('/query', secret);
  expect(shown.status).toBe(200);
  expect(shown.text).toContain('信访局正在分类');
  expect(shown.text).toContain('《信访工作条例》第 22 条');
  expect(shown.text).toContain('2026 年 3 月 17 日');
  expect(shown.text).not.toContain('居民甲');
});

test('should say the same for a wrong number and a wrong code', async () => {
  const { publicNumber } = secretOf(await submit());
  const code = await post('/query', { publicNumber, secretCode: 'AAAA-BBBB-CCCC' });
  const number = await post('/query', { publicNumber: '云信2026-999999', secretCode: 'AAAA-BBBB-CCCC' });
  expect([code.status, number.status]).toEqual([404, 404]);
  expect(code.text.replaceAll(publicNumber, '')).toBe(number.text.replaceAll('云信2026-999999', ''));
  const nothing = await post('/query', {});
  expect(nothing.status).toBe(404);
});

test('should show what an officer of the case may see alone to nobody else', async () => {
  const secret = secretOf(await submit());
  const matterId = await matterOf(secret);
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, matterId, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  await world.act(
    matterId,
    { id: 'system', role: 'SYSTEM', unitId: null },
    { type: 'RecordColour', data: { result: { colour: 'RED', factors: ['COUNT'] } } },
  );
  const { text } = await post('/query?lang=en', secret);
  expect(text).toContain('Accepted, being handled');
  expect(text).toContain('County Urban Management Bureau');
  expect(text).toContain('Regulation on Petition Work, art. 34');
  expect(text).not.toMatch(/Red|Colour|Flow bound/);
});

test('should name what is missing, keep what was written, and register nothing', async () => {
  const before = await world.parts.db.selectFrom('cases.matter').select('matter_id').execute();
  const answer = await submit({ fields: { text: '', request1: '', name: '<b>居民乙' } });
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('请填「发生了什么事」');
  expect(answer.text).toContain('value="&lt;b&gt;居民乙"');
  const after = await world.parts.db.selectFrom('cases.matter').select('matter_id').execute();
  expect(after).toHaveLength(before.length);
});

test('should register the same form only once', async () => {
  const once = crypto.randomUUID();
  const first = secretOf(await submit({ fields: { once } }));
  const again = await submit({ fields: { once } });
  expect(again.status).toBe(200);
  expect(secretOf(again)).toEqual(first);
});

test('should take a file by its content and refuse one that only says what it is', async () => {
  const wrong = await submit({ files: [new File([new Uint8Array([0x4d, 0x5a, 0x90, 0x00])], '照片.jpg')] });
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('照片.jpg');
  const right = await submit({ files: [new File(['路灯坏了的日期：2026-02-14'], '经过.txt', { type: 'image/png' })] });
  expect(right.status).toBe(201);
  const matterId = await matterOf(secretOf(right));
  const { body } = await world.send<{ items: { name: string; kind: string; state: string }[] }>(
    'GET',
    `/attachments?matterId=${matterId}`,
    { as: 'int-yz' },
  );
  expect(body.items).toMatchObject([{ name: '经过.txt', kind: 'TXT', state: 'CLEAN' }]);
});

test('should refuse a form that another site sends', async () => {
  const { status } = await post(
    '/query',
    { publicNumber: 'x', secretCode: 'y' },
    { origin: 'https://elsewhere.example' },
  );
  expect(status).toBe(403);
});

test('should print a proof that anybody can check with the public key alone', async () => {
  const filed = await submit({ fields: { text: '核对这一句。', request1: '请核对。' } });
  const printed = inside(filed.text, 'proof');
  const line = (label: string): string => new RegExp(`^${label}: (.*)$`, 'm').exec(printed)?.[1] ?? '';
  const { text: pem } = await get(`/keys/${line('key')}.pem`);
  const valid = (statement: string) =>
    verify(null, Buffer.from(statement), createPublicKey(pem), Buffer.from(line('signature'), 'base64'));
  expect(valid(line('statement'))).toBe(true);
  expect(valid(line('statement').replace('2026-03-02', '2026-03-03'))).toBe(false);
  const statement = JSON.parse(line('statement')) as { filed: string; matter: string };
  expect(statement.matter).toBe(secretOf(filed).publicNumber);
  expect(createHash('sha256').update(line('filed')).digest('hex')).toBe(statement.filed);
  expect(JSON.parse(line('filed'))).toMatchObject({ text: '核对这一句。', claims: ['请核对。'], attachments: [] });
});

test('should chain the statements of official events, so that one that is missing is found', async () => {
  const secret = secretOf(await submit());
  const matterId = await matterOf(secret);
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  const { text } = await post('/proof', secret);
  const statements = [...text.matchAll(/^statement: (.*)$/gm)].map(([, one = '']) => one);
  const types = statements.map((one) => (JSON.parse(one) as { type?: string }).type ?? 'FILED');
  expect(types).toEqual(['FILED', 'IntakeDecided', 'ClaimRouted']);
  statements.forEach((one, n) => {
    const before = statements[n - 1];
    expect((JSON.parse(one) as { prev: string | null }).prev).toBe(
      before === undefined ? null : createHash('sha256').update(before).digest('hex'),
    );
  });
  await expect(
    world.parts.db.updateTable('cases.digest').set({ statement: '{}' }).where('matter_id', '=', matterId).execute(),
  ).rejects.toThrow('append-only');
});

test('should tell an accuser that it was passed on, and not to whom', async () => {
  const secret = secretOf(
    await submit({ fields: { matterType: 'ACCUSATION', subject1: 'CADRE_CONDUCT', secrecy: 'on', accused: '某干部' } }),
  );
  const matterId = await matterOf(secret);
  await sort(world, matterId, [['ACCUSATION', null]], ['ACCUSATION', 'WHISTLEBLOWER']);
  const state = await world.act(matterId, actorOf('int-yz'));
  await world.act(matterId, actorOf('int-yz'), {
    type: 'TransferAccusation',
    data: { claimId: state.claims[0]?.claimId ?? newId('clm'), organUnitId: unitId('DISCIPLINE') },
  });
  const { text } = await post('/query', secret);
  expect(text).toContain('已转有权机关');
  expect(text).not.toContain('纪委');
  expect(text).not.toContain('某干部');
  expect((await post('/proof', secret)).text).not.toContain('DISCIPLINE');
});

test('should show how many brought the same problem from five people up, and none of them below', async () => {
  const one = await world.register({
    channel: 'LETTER',
    petitioner: { name: '甲一', phone: '13900001001' },
    petitionerCount: 2,
  });
  const other = async (count: number, n: number) =>
    world.register({
      channel: 'LETTER',
      petitioner: { name: `乙${String(n)}`, phone: `1390000200${String(n)}` },
      petitionerCount: count,
      earlier: { mergeInto: null, linkTo: [one.matterId], notTheSame: false },
    });
  const secret = { publicNumber: one.publicNumber, secretCode: one.secretCode ?? '' };
  await other(2, 1);
  expect((await post('/query', secret)).text).not.toContain('同一个问题');
  await other(3, 2);
  const { text } = await post('/query', secret);
  expect(text).toContain('一共有 7 人反映过');
  expect(text).not.toContain('乙1');
});

test('should keep every page below 30 KB, in both languages, and no code in any address', async () => {
  const secret = secretOf(await submit({ fields: { text: '长'.repeat(300) } }));
  const pages = await Promise.all(
    ['', '?lang=en'].flatMap((language) => [
      get(language),
      get(`/submit${language}`),
      get(`/keys${language}`),
      get(`/lost${language}`),
      post(`/query${language}`, secret),
    ]),
  );
  for (const { text, headers } of pages) {
    expect(Buffer.byteLength(text)).toBeLessThan(30_000);
    expect(text).not.toMatch(/<script|href="[^"]*secretCode/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('should slow down who guesses, in words and for that address alone', async () => {
  const answers: number[] = [];
  for (let n = 0; n < 12; n += 1)
    answers.push(
      (await post('/query', { publicNumber: '云信2026-000001', secretCode: `AAAA-BBBB-${String(1000 + n)}` })).status,
    );
  expect(answers.at(-1)).toBe(429);
  expect(answers[0]).toBe(404);
});
