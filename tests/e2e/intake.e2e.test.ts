/** Bringing a petition without scripts, asking for it, rating it; and the desk that finds it again while somebody types. */
import type { Page } from 'playwright-core';
import type { MatterId } from '../../domain/schema/ids.ts';
import { useBrowser } from '../support/browser.ts';
import { refer, sort } from '../support/web/acts.ts';
import { buildPages, choose, overflows, signIn, violations, webFolder } from '../support/web/pages.ts';
import { actorOf, useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });
const PHONE = { width: 390, height: 844 };

beforeAll(async () => {
  await buildPages();
  await world.at('2026-06-01 09:00');
}, 120_000);

async function submit(page: Page, name: string, phone: string): Promise<{ number: string; code: string }> {
  await page.goto(`${world.url}/public/submit`);
  await page.locator('#text').fill('桂花苑楼下三盏路灯坏了半个多月，老人晚上下楼看不见。');
  await page.locator('#request1').fill('请修好路灯。');
  await page.locator('#subject1').selectOption('PUBLIC_FACILITY');
  await page.locator('#name').fill(name);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: '提交' }).click();
  return { number: await page.locator('#number').innerText(), code: await page.locator('#code').innerText() };
}
async function query(page: Page, secret: { number: string; code: string }, language = ''): Promise<void> {
  await page.goto(`${world.url}/public${language}`);
  await page.locator('#number').fill(secret.number);
  await page.locator('#code').fill(secret.code);
  await page.locator('form button').first().click();
  await page.locator('ol.course').waitFor();
}
/** Answers the one claim and invites a rating. */
async function answer(number: string): Promise<MatterId> {
  const row = await world.parts.db
    .selectFrom('cases.matter')
    .select('matter_id')
    .where('public_number', '=', number)
    .executeTakeFirstOrThrow();
  const matterId = row.matter_id as MatterId;
  await sort(world, matterId, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, matterId, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  const handler = actorOf('hdl-urban-management');
  const [claim] = (await world.act(matterId, handler)).claims;
  if (!claim) throw new Error('no claim');
  const { claimId } = claim;
  const sealed = { claims: '修灯', facts: '已坏', opinion: '已修好', legalBasis: '《城市道路照明管理规定》' };
  await world.act(matterId, handler, { type: 'DraftOpinion', data: { claimId, outcome: 'UPHELD', sealed } });
  await world.act(matterId, actorOf('rev-yz'), { type: 'PassGate', data: { claimId } });
  await world.act(matterId, handler, { type: 'ServeOpinion', data: { claimId } });
  await world.act(matterId, { id: 'system', role: 'SYSTEM', unitId: null }, { type: 'InviteRating', data: {} });
  return matterId;
}

test('should bring, find, rate and contest a petition without any script, on a phone', async () => {
  const page = await browser.openPage({ javaScriptEnabled: false, viewport: PHONE });
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  const secret = await submit(page, '居民甲', '13900000001');
  await answer(secret.number);
  await query(page, secret);
  expect(await page.locator('main').innerText()).toMatch(
    /处理意见书已送达[\s\S]*2026 年 7 月 1 日（周三）24:00 前[\s\S]*复查/,
  );
  await page.getByLabel('满意', { exact: true }).check();
  await page.getByRole('button', { name: '提交评价' }).click();
  await page.getByText('评价收到了。').waitFor();
  expect(await page.getByRole('button', { name: '提交评价' }).count()).toBe(0);
  await page.getByRole('button', { name: '网上请求复查' }).click();
  await page.getByText('复查请求收到了。').waitFor();
  expect(await page.locator('main').innerText()).toContain('正在复查');
  expect(
    addresses.filter((url) => url.includes(secret.code) || url.includes(encodeURIComponent(secret.number))),
  ).toEqual([]);
});

test.each(['', '?lang=en'])('should break no rule of accessibility and fit a phone (%s)', async (language) => {
  const page = await browser.openPage({ viewport: PHONE, bypassCSP: true });
  const secret = await submit(page, '居民乙', language === '' ? '13900000002' : '13900000003');
  expect(await violations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  await answer(secret.number);
  await query(page, secret, language);
  expect(await violations(page)).toEqual([]);
  expect(await overflows(page)).toBe(false);
  for (const path of ['', '/submit', '/keys', '/lost']) {
    const response = await page.goto(`${world.url}/public${path}${language}`);
    expect((await response?.body())?.length).toBeLessThan(30_000);
    expect(await violations(page)).toEqual([]);
    expect(await overflows(page)).toBe(false);
  }
});

/** Before signing in the session is asked for and refused, which a browser writes to its console. */
const asksForSession = (text: string): boolean => text.includes('401');
async function openDesk(
  language: 'zh' | 'en' = 'zh',
  theme: 'light' | 'dark' = 'light',
  viewport = { width: 1440, height: 900 },
) {
  const page = await browser.openPage({ viewport, allowConsole: asksForSession });
  await choose(page, language, theme);
  await page.goto(`${world.url}/intake`);
  await signIn(page, 'int-yz');
  await page.locator('.topbar-person').waitFor();
  await page.goto(`${world.url}/intake`);
  await page.locator('textarea.intake-text').first().waitFor();
  return page;
}
const text = (page: Page) => page.locator('textarea.intake-text').first();

test('should find the earlier matter while typing, merge it by key alone, and print a receipt', async () => {
  await world.register({
    channel: 'LETTER',
    text: '村小撤并后校车不到我们五组，孩子走四公里，请增设站点。',
    petitioner: { name: '家长庚', phone: '13900002207' },
    claims: [{ subject: 'SCHOOL_BUS', text: '请增设校车站点。' }],
  });
  const page = await openDesk();
  await page.locator('.intake-phone input').fill('13900002207');
  await text(page).fill('接送车还是不到5组，娃走四公里，请加停靠点。');
  await page.locator('.match-current').waitFor();
  expect(await page.locator('.match-current').innerText()).toMatch(/手机号相同/);
  expect(await page.locator('.match-current mark').allInnerTexts()).toContain('五组');
  await page.getByLabel('诉求 1', { exact: true }).fill('请增设校车站点。');
  await page.keyboard.press('Alt+m');
  await page.getByText(/的第 2 次联系，原期限 2026-06-16 不变/).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已并入/ }).waitFor();
  expect(await page.locator('.receipt-proof').innerText()).toMatch(/^key: [0-9a-f]{16}\nstatement: \{/);
  await page.getByRole('button', { name: '登记下一件' }).click();
  expect(await text(page).inputValue()).toBe('');
});

test('should link another person’s matter, set one aside, and say what either means', async () => {
  const page = await openDesk();
  await text(page).fill('校车不到三组，孩子上学路太远，请增设站点。');
  await page.locator('.match-current').waitFor();
  await page.keyboard.press('Alt+l');
  await page.getByText('同一个问题共 2 件 2 人').waitFor();
  await page.keyboard.press('Alt+n');
  await page.locator('.match-current').waitFor({ state: 'detached' });
  await page.getByText('立为新事项').waitFor();
});

test('should break no rule of accessibility with a match chosen, nor scroll sideways on a phone', async () => {
  const page = await openDesk('en', 'dark');
  await page.locator('.intake-phone input').fill('13900002207');
  await text(page).fill('接送车还是不到5组，请加停靠点。');
  await page.locator('.match-current').waitFor();
  await page.keyboard.press('Alt+m');
  await page.locator('.match-current button[aria-pressed=true]').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize(PHONE);
  expect(await overflows(page)).toBe(false);
});
