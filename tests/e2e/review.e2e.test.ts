import type { Page } from 'playwright-core';
import { unitId } from '../../app/demo/county.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import { useBrowser } from '../support/browser.ts';
import { buildPages, choose, overflows, signIn, tabTo, violations, webFolder } from '../support/web/pages.ts';
import { answered, drawMonth, MONTH, redoDecision } from '../support/web/review.ts';
import { chineseIn } from '../support/web/tour.ts';
import { PASSWORD, useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });
const ROUND = `/review/${unitId('YZ_BUREAU')}/${MONTH}`;
let water: MatterId;
let calm: MatterId;
let school: MatterId;
let bins: MatterId;

beforeAll(async () => {
  await buildPages();
  water = await answered(world, {
    unit: 'HOUSING',
    handler: 'hdl-housing',
    dissatisfied: true,
    claims: [
      {
        subject: 'PUBLIC_FACILITY',
        asked: '十楼以上早晚没水，二次供水泵坏了两个月。',
        answered: '二次供水泵已更换，十八层水压达到供水要求。',
      },
      {
        subject: 'OTHER',
        asked: '三年没公布过维修资金账目，请把账公开。',
        answered: '供水问题已经解决。',
        basis: '有关规定。',
      },
    ],
  });
  // Passed at the pre-check by the reviewer of this test: not for that person to review.
  school = await answered(world, {
    unit: 'EDUCATION',
    handler: 'hdl-education',
    checker: 'rev-yz',
    claims: [{ subject: 'SCHOOL_BUS', asked: '请增设校车站点。', answered: '九月起在五组设站。' }],
  });
  calm = await answered(world, {
    unit: 'WATER',
    handler: 'hdl-water',
    claims: [{ subject: 'DRAINAGE', asked: '请清淤排水沟。', answered: '六月十日已清淤。' }],
  });
  bins = await answered(world, {
    unit: 'URBAN_MANAGEMENT',
    handler: 'hdl-urban-management',
    checker: 'rev-yz',
    claims: [{ subject: 'OTHER', asked: '垃圾房没人清，请清运。', answered: '围墙八月修复。' }],
  });
  const tasks = await drawMonth(world, 1);
  // A colleague has reviewed one already, and proposed a redo.
  const [reviewed] = (await world.act(bins, { id: 'system', role: 'SYSTEM', unitId: null })).claims;
  const task = reviewed && tasks.get(reviewed.claimId);
  await world.send('POST', `/tasks/${String(task)}/completion`, { as: 'rev2-yz', body: { defects: ['F2', 'F10'] } });
}, 120_000);

/** Before signing in the session is asked for and refused. */
const expected = (text: string): boolean => text.includes('401');
const claim = (page: Page, seq: number) => page.locator(`.claim-pair[data-claim="${String(seq)}"]`);

test('should let a reviewer do a day’s work by keyboard alone, up to a redo with its day', async () => {
  const page = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await page.goto(world.url);
  await page.locator('input[autocomplete=username]').waitFor();
  await page.keyboard.type('rev-yz');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');

  // The review is where a reviewer lands. How the sample was drawn is said, and comes out the same again.
  await page.waitForURL('**/review');
  await page.locator('.review-row').nth(2).waitFor();
  await page.getByText('必查：评价不满意 2 项，曾逾期 0 项。').waitFor();
  await page.getByText('前置把关人不参加评查').waitFor();
  await tabTo(page, page.getByRole('button', { name: '复算一次' }));
  await page.keyboard.press('Enter');
  await page.getByText('一致：已办结 5 项，重抽得到同样的 5 项').waitFor();

  // The first matter: one claim is answered, the other is not.
  await tabTo(page, page.locator('.review-row .task-name').nth(1));
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${ROUND}/${water}`);
  await claim(page, 2).waitFor();
  expect(await claim(page, 1).locator('mark').allTextContents()).toEqual(['二次供水泵']);
  await page.getByText('合格，记录在案').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('诉求 1：合格').waitFor();

  await page.locator('.claim-pair[aria-current][data-claim="2"]').waitFor();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: '认领' }).waitFor({ state: 'detached' });
  await page.keyboard.press('2');
  await page.keyboard.press('3');
  await claim(page, 2).getByText('没有对应的答复 → F2').waitFor();
  await page.getByText('今天责令的，须在 2026-07-18 24:00 前办结').waitFor();
  await page.getByText('信访人对原意见申请复查，仍到').waitFor();
  await page.keyboard.press('Control+Enter');

  // On to the next matter that waits for this reviewer, past the one that is somebody else's to review.
  await page.waitForURL(`**${ROUND}/${calm}`);
  await claim(page, 1).getByText('六月十日已清淤').waitFor();
  await page.keyboard.press('8');
  await page.getByText('须在 2026-07-10 24:00 前补齐').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.review-recorded').waitFor();
  await page.keyboard.press('[');
  await page.getByText('前置把关人不参加评查').waitFor();

  // A supervisor orders the redo; the reviewer sees it with its day, in the sample, in its list and on the claim.
  const order = await redoDecision(world, water, 2);
  await world.send('POST', `/tasks/${order}/completion`, {
    as: 'sup-yz',
    body: { order: true, supervised: false, reasonCode: null },
  });
  await page.keyboard.press('Escape');
  await page.waitForURL('**/review?unit=**');
  await page.locator('.review-row', { hasText: '限时重办中' }).getByText('到 2026-07-18').waitFor();
  await page.locator('.review-redos').getByText('到 2026-07-18').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await claim(page, 2).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.locator('.review-recorded').getByText('限时重办中').waitFor();
  await page.locator('.review-recorded').getByText('2026-07-03 责令重办').waitFor();
}, 60_000);

test('should break no rule of WCAG 2.2 A or AA before and after a review, say everything in English, and fit a phone', async () => {
  const page = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await choose(page, 'en', 'dark');
  await page.goto(world.url);
  await signIn(page, 'rev2-yz');
  await page.locator('.review-row').first().waitFor();
  const look = async (name: string) => {
    expect({ name, found: await violations(page) }).toEqual({ name, found: [] });
    expect({ name, chinese: await chineseIn(page) }).toEqual({ name, chinese: [] });
    await page.setViewportSize({ width: 390, height: 844 });
    expect({ name, wide: await overflows(page) }).toEqual({ name, wide: false });
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  await page.getByRole('button', { name: 'Draw again' }).click();
  await page.getByText('The same: 5 closed').waitFor();
  await look('rounds');
  await page.goto(`${world.url}${ROUND}/${bins}`);
  await page.locator('.review-recorded').waitFor();
  await look('recorded');
  await page.goto(`${world.url}${ROUND}/${school}`);
  await page.locator('.follows').waitFor();
  for (const key of ['2', '3', '6', '9', '0']) await page.keyboard.press(key);
  await page.locator('.claim-NO').waitFor();
  await look('ticked');
}, 40_000);

test('should let a handler add a file to the matter, and read it again', async () => {
  const page = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await page.goto(world.url);
  await signIn(page, 'hdl-water');
  await page.locator('.topbar-person').waitFor();
  await page.goto(`${world.url}/matters/${calm}`);
  await page.getByText('还没有材料，可以添加').waitFor();
  const file = { name: '清淤照片说明.txt', mimeType: 'text/plain', buffer: Buffer.from('清淤前后对照。') };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('.matter-file', { hasText: '清淤照片说明.txt' }).getByText('已检查').waitFor();
  await page.locator('.timeline-row', { hasText: '补充材料' }).waitFor();
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 清淤照片说明.txt' }).click(),
  ]);
  expect(taken.suggestedFilename()).toBe('清淤照片说明.txt');
  await page.locator('.ant-btn-loading').waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflows(page)).toBe(false);
}, 40_000);
