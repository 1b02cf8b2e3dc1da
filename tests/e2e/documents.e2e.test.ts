import type { Page } from 'playwright-core';
import type { MatterId } from '../../domain/schema/ids.ts';
import type { MatterView } from '../../domain/schema/views.ts';
import { useBrowser } from '../support/browser.ts';
import { refer, sort } from '../support/web/acts.ts';
import { offer } from '../support/web/desk.ts';
import { buildPages, choose, overflows, signIn, violations, webFolder } from '../support/web/pages.ts';
import { chineseIn } from '../support/web/tour.ts';
import { actorOf, useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });
const FIRST = 'hdl-education';
const SECOND = 'hdl2-education';
let matterId: MatterId;
let draftTask: string;

beforeAll(async () => {
  await buildPages();
  await world.at('2026-03-09 09:00');
  ({ matterId } = await world.register({
    channel: 'LETTER',
    petitioner: { name: '测试甲', phone: null, address: '云泽县' },
    claims: [{ subject: 'SCHOOL_BUS', text: '请增设五组校车站点。' }],
  }));
  await sort(world, matterId, [['R31_6', 'EDUCATION']]);
  await world.at('2026-03-18 09:00');
  await refer(world, matterId, 'EDUCATION', FIRST);
  const claimId = (await world.act(matterId, actorOf(FIRST))).claims[0]!.claimId;
  await world.at('2026-05-13 09:00');
  await world.act(matterId, actorOf(FIRST), {
    type: 'RequestExtension',
    data: { claimId, days: 30, reasonCode: 'ARCHIVE_SEARCH', petitionerHeard: true },
  });
  await world.act(matterId, actorOf('ldr-education'), { type: 'DecideExtension', data: { claimId, approved: true } });
  await world.act(matterId, actorOf(FIRST), { type: 'TellExtension', data: { claimId } });
  await world.at('2026-06-08 09:00');
  draftTask = await offer(world, {
    taskKey: 'claim-handling/task-draft-opinion',
    matterId,
    claimSeq: 1,
    to: [['HDL', 'EDUCATION']],
  });
}, 120_000);

/** Before signing in the session is asked for and refused; a save over another's is answered with 409. */
const expected = (text: string): boolean => text.includes('401') || text.includes('409');
async function open(account: string, path: string, language: 'zh' | 'en' = 'zh', width = 1440): Promise<Page> {
  const page = await browser.openPage({ viewport: { width, height: 900 }, allowConsole: expected });
  await choose(page, language, 'light');
  await page.goto(world.url);
  await signIn(page, account);
  await page.locator('.topbar-person').waitFor();
  await page.goto(world.url + path);
  return page;
}
const extension = async (): Promise<string> => {
  const { body } = await world.send<MatterView>('GET', `/matters/${matterId}`, { as: 'sup-yz' });
  return body.clocks.find(({ clockKey }) => clockKey === 'HANDLE_EXT')!.clockRef;
};

test('should open from a date the receipt that says why this date and whether it can move, at an address of its own', async () => {
  const page = await open('sup-yz', `/matters/${matterId}`);
  await page.getByRole('link', { name: '2026-06-16' }).first().click();
  const drawer = page.locator('.receipt-body');
  await drawer.waitFor();
  expect(page.url()).toContain(`deadline=${encodeURIComponent(await extension())}`);
  expect((await drawer.locator('.receipt-sum').innerText()).replace(/\s+/g, ' ')).toMatch(
    /03-18 .*\+ 60 日 .*= 05-17 .*\+ 30 日 .*= 06-16/,
  );
  const facts = await drawer.locator('.receipt-facts').innerText();
  expect(facts).toContain('没有跳过任何一天');
  expect(facts).toContain('只能延长一次，已经用完');
  expect(await drawer.locator('.receipt-list').innerText()).toMatch(/2026-05-01[^\n]*\s*节假日 · 劳动节/);
  expect(await drawer.locator('.receipt-calendar .receipt-due').innerText()).toBe('届');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });
  expect(page.url()).not.toContain('deadline=');
});

test('should show the receipt on a phone and in English without scrolling sideways', async () => {
  const page = await open(
    'sup-yz',
    `/matters/${matterId}?deadline=${encodeURIComponent(await extension())}`,
    'en',
    390,
  );
  await page.locator('.receipt-body').waitFor();
  await page.getByText('It is extended once only').waitFor();
  expect(await overflows(page)).toBe(false);
  expect(await chineseIn(page)).toEqual([]);
});

const facts = (page: Page) => page.getByRole('textbox', { name: '事实和理由' });
async function write(page: Page, text: string): Promise<void> {
  await facts(page).fill(text);
}

test('should tell the second of two writers, show both texts on saving, write nothing over, and merge what was chosen', async () => {
  const one = await open(FIRST, `/work/${draftTask}`);
  await facts(one).waitFor();
  const two = await open(SECOND, `/work/${draftTask}`);
  await two.getByText(/工作人员.也在写这份表单（.* 打开）/).waitFor();
  await one.getByRole('textbox', { name: '处理意见' }).fill('增设一站。');
  await write(one, '甲查明的事实。');
  await one.keyboard.press('Control+s');
  await one.getByText(/已存$/).waitFor();

  await write(two, '乙查明的事实。');
  await two.keyboard.press('Control+s');
  const sides = two.locator('.draft-sides', { hasText: '事实和理由' });
  await sides.waitFor();
  const shown = await sides.innerText();
  expect(shown).toContain('甲查明的事实。');
  expect(shown).toContain('乙查明的事实。');
  expect(await violations(two)).toEqual([]);
  await two.getByRole('button', { name: '按所选合并' }).click();
  await sides.waitFor({ state: 'detached' });
  // What the second had not touched is the first one's, what both wrote is the second's own choice.
  expect(await two.getByRole('textbox', { name: '处理意见' }).inputValue()).toBe('增设一站。');
  expect(await facts(two).inputValue()).toBe('乙查明的事实。');
  await two.keyboard.press('Control+s');
  await two.getByText(/已存$/).waitFor();
  const { body } = await world.send<{ version: number; form: { opinion: { facts: string } } }>(
    'GET',
    `/tasks/${draftTask}/draft`,
    { as: FIRST },
  );
  expect([body.version, body.form.opinion.facts]).toEqual([2, '乙查明的事实。']);
  await one.getByText('你打开之后，有人存了新的一稿').waitFor();
});

test('should name what an opinion lacks while it is written, and on the matter’s page, and give it as a file', async () => {
  const page = await open(SECOND, `/work/${draftTask}`);
  const check = page.locator('.completeness');
  await check.getByText('还差 2 项').waitFor();
  await page.getByRole('textbox', { name: '法律法规依据' }).fill('按有关规定。');
  await page.getByRole('textbox', { name: '投诉请求' }).fill('增设站点。');
  await check.getByText('齐了').waitFor();
  await check.getByText('没有写明哪部规定、哪一条').waitFor();
  await page.getByRole('textbox', { name: '法律法规依据' }).fill('《校车安全管理条例》第十条。');
  await page.getByText('部分支持').click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.workbench h1', { hasText: '工作台' }).or(page.locator('.ant-empty, .empty')).first().waitFor();

  await page.goto(`${world.url}/matters/${matterId}`);
  const documents = page.locator('.matter-documents');
  await documents.getByText('草稿，未送达').waitFor();
  await documents.getByRole('button', { name: /查看: 处理意见书/ }).click();
  await page.locator('.document-sheet').waitFor();
  expect(await page.locator('.document-sheet').innerText()).toContain('乙查明的事实。');
  expect(await violations(page)).toEqual([]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.ant-drawer').getByRole('link', { name: '.docx' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/草稿\.docx$/);
});
