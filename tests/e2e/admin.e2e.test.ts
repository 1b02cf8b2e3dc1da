import type { Page } from 'playwright-core';
import { unitId } from '../../app/demo/county.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import { useBrowser } from '../support/browser.ts';
import { refer, sort } from '../support/web/acts.ts';
import {
  buildPages,
  choose,
  overflows,
  signIn,
  violations,
  webFolder,
  type Language,
  type Theme,
} from '../support/web/pages.ts';
import { PASSWORD, useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const TABS = ['units', 'people', 'calendar', 'audit'] as const;
let lamps: MatterId;
let accusation: MatterId;

beforeAll(async () => {
  await buildPages();
  await world.at('2026-05-11 09:00');
  lamps = (await world.register({})).matterId;
  await sort(world, lamps, [['R31_6', 'URBAN_MANAGEMENT']]);
  await refer(world, lamps, 'URBAN_MANAGEMENT', 'hdl-urban-management');
  accusation = (
    await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      secrecyAsked: true,
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      accusedUnitId: unitId('QINGHUAI'),
    })
  ).matterId;
}, 120_000);

/** Refused requests that are part of the story: no session yet, a reason asked for, a matter that is gone. */
const expected = (text: string): boolean => /40[1349]/.test(text);

/** Signed in beforehand: the sign-in page has its own test. */
async function open(
  account: string,
  path: string,
  {
    viewport = WIDE,
    language = 'zh',
    theme = 'light',
  }: { viewport?: typeof WIDE; language?: Language; theme?: Theme } = {},
): Promise<Page> {
  const page = await browser.openPage({ viewport, allowConsole: expected });
  await choose(page, language, theme);
  await page.request.post(`${world.url}/api/v1/session`, { data: { account, password: PASSWORD } });
  await page.goto(`${world.url}${path}`);
  await page.locator('.sidebar').waitFor();
  return page;
}
/** By keyboard: a list that is still opening on a busy machine does not always take a click. */
async function choosePost(page: Page, label: string, option: string): Promise<void> {
  const post = page.locator('.admin-post');
  const field = post.getByLabel(label);
  await field.press('ArrowDown');
  const list = page.locator(`#${await field.getAttribute('aria-controls')}`);
  const active = page.locator('.ant-select-dropdown', { has: list }).locator('.ant-select-item-option-active');
  for (let step = 0; step < 60 && !(await active.innerText()).includes(option); step++) await field.press('ArrowDown');
  await field.press('Enter');
  await post.filter({ hasText: option }).waitFor();
}

test('should add a person with a post, who then signs in with a password of their own', async () => {
  const page = await open('adm-yz', '/admin?tab=people');
  await page.getByRole('button', { name: '新增人员' }).click();
  const form = page.locator('.admin-preview');
  await form.getByLabel('账号').fill('clerk-new');
  await form.getByLabel('显示名称').fill('工作人员新');
  await form.getByRole('button', { name: '添加岗位' }).click();
  await choosePost(page, '角色', '登记人员');
  await choosePost(page, '单位', '云泽县信访局');
  await form.getByRole('button', { name: '保存' }).click();
  const password = (await page.locator('.admin-password').textContent()) ?? '';
  expect(password).toHaveLength(14);
  await page.getByRole('button', { name: '已记下' }).click();

  const clerk = await browser.openPage({ viewport: WIDE, allowConsole: expected });
  await clerk.goto(world.url);
  await signIn(clerk, 'clerk-new', password);
  await clerk.getByLabel('新密码').fill('a quiet courtyard');
  await clerk.locator('button[type=submit]').click();
  await clerk.locator('.sidebar').waitFor();
  expect(await clerk.locator('.topbar-person').textContent()).toContain('登记人员');
});

test('should tell the second of two administrators what the first has saved, and overwrite nothing', async () => {
  const [first, second] = [await open('adm-yz', '/admin'), await open('adm-yz', '/admin')];
  for (const page of [first, second]) await page.locator('.admin-row', { hasText: '云泽县水利局' }).click();
  await first.getByLabel('英文名称').fill('Water Bureau of Yunze');
  const saved = first.waitForResponse((response) => response.request().method() === 'PUT');
  await first.getByRole('button', { name: '保存' }).click();
  expect((await saved).status()).toBe(200);
  await second.getByLabel('英文名称').fill('Rivers Bureau');
  await second.getByRole('button', { name: '保存' }).click();
  await second.getByText('别人先改了').waitFor();
  const words = (await second.locator('.admin-differences').textContent()) ?? '';
  expect(words).toContain('Water Bureau of Yunze');
  expect(words).toContain('Rivers Bureau');
  await second.getByRole('button', { name: '用现在的' }).click();
  expect(await second.getByLabel('英文名称').inputValue()).toBe('Water Bureau of Yunze');
});

test('should let a handler keep away from a matter, which is gone at once and there again once it was lifted', async () => {
  const page = await open('hdl-urban-management', `/matters/${lamps}`);
  await page.getByRole('button', { name: '回避', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('与信访人有近亲属等关系').click();
  expect(await dialog.textContent()).toContain('《信访工作条例》第 28 条');
  await dialog.getByRole('button', { name: '确认回避' }).click();
  await page.getByRole('link', { name: '返回列表' }).click();
  await page.getByText('共 0 件').waitFor();

  // Entered by mistake: a supervisor lifts it, and the matter is there again.
  const supervisor = await open('sup-yz', `/matters/${lamps}`);
  await supervisor.getByRole('button', { name: '回避', exact: true }).click();
  await supervisor.getByRole('button', { name: /^解除回避 / }).click();
  const asked = supervisor.locator('.ant-popconfirm');
  await asked.getByText('登记有误').waitFor();
  expect(await violations(supervisor)).toEqual([]);
  await asked.getByRole('button', { name: '解除回避' }).click();
  await supervisor.getByText('已解除，记入审计日志').waitFor();
  await page.getByText('共 1 件').waitFor();
});

test('should open a sealed matter for a reason only, and close it to whoever gave none', async () => {
  const page = await open('int-yz', `/matters/${accusation}`);
  await page.getByText('打开要说明理由').waitFor();
  expect(await page.locator('main').textContent()).not.toContain('请查处');
  expect(await violations(page)).toEqual([]);
  await page.getByText('督查督办').click();
  await page.getByRole('button', { name: '打开' }).click();
  await page.getByText('内容保密').waitFor();
});

test('should show the auditor who did all that, and that no line of it was changed', async () => {
  const page = await open('aud-yz', '/');
  await page.waitForURL('**/admin');
  await page.getByText('打开密封事项').first().waitFor();
  const log = (await page.locator('main').textContent()) ?? '';
  for (const words of ['新增人员', '给予岗位', '修改单位', '解除回避', 'SUPERVISION', '登录'])
    expect(log).toContain(words);
  await page.getByRole('button', { name: '核对日志' }).click();
  await page.getByText(/\d+ 行完整，没有被删改/).waitFor();
  await page.getByText('打开密封事项').first().locator('xpath=ancestor::tr').locator('.admin-link').first().click();
  await page.locator('.ant-tag', { hasText: '操作人' }).waitFor();
  expect(new URL(page.url()).searchParams.get('actorId')).toMatch(/^usr_/);
  await page.goto(`${world.url}/admin?tab=people`);
  await page.locator('.admin-row').first().click();
  expect(await page.getByRole('button', { name: '保存' }).count()).toBe(0);
});

test.each([
  ['zh', 'light', WIDE],
  ['en', 'dark', PHONE],
] as const)('should have no accessibility fault on any tab (%s, %s)', async (language, theme, viewport) => {
  const page = await open('adm-yz', '/admin?tab=audit&act=RECUSED', { viewport, language, theme });
  for (const [n, tab] of TABS.entries()) {
    await page.locator('main .ant-segmented-item').nth(n).click();
    await page.waitForURL(`**/admin?tab=${tab}`);
    await page
      .locator(tab === 'audit' ? '.admin-link >> visible=true' : '.admin-row')
      .first()
      .waitFor();
    if (tab !== 'audit') {
      await page.locator('.admin-row').first().click();
      await page.locator('.admin-preview').waitFor();
    }
    expect({ tab, found: await violations(page) }).toEqual({ tab, found: [] });
    expect({ tab, wide: await overflows(page) }).toEqual({ tab, wide: false });
  }
});

test('should let an operator look up an operation of the API, try it, and read what came back', async () => {
  const page = await open('adm-yz', '/admin');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByLabel('按路径或名称查找').fill('holiday');
  await page.getByText('没有这样的接口').waitFor();
  await page.getByLabel('按路径或名称查找').fill('/session');
  await page.getByRole('link', { name: 'GET 我是谁' }).click();
  await page.getByRole('button', { name: '发送' }).click();
  await page.locator('.api-text', { hasText: '"account": "adm-yz"' }).waitFor();
  await page.getByText('答复 200').waitFor();

  // An act needs a word first; its refusal is shown with its meaning.
  await page.getByRole('link', { name: 'PUT 改自己的密码' }).click();
  await page.getByRole('heading', { name: '改自己的密码' }).waitFor();
  const send = page.getByRole('button', { name: '发送' });
  expect(await send.isDisabled()).toBe(true);
  await page.getByLabel('我知道，照办').check();
  await page.getByLabel('请求内容').fill('{"password": ');
  await send.click();
  await page.getByText('请求内容不是 JSON').waitFor();
  await page.getByLabel('请求内容').fill('{"password": "wrong", "newPassword": "long enough 1234"}');
  await send.click();
  await page.getByText('答复 403').waitFor();
  await page.locator('.api-text', { hasText: 'WRONG_PASSWORD' }).waitFor();
  expect(await violations(page)).toEqual([]);
});
