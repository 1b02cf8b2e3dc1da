import type { Page } from 'playwright-core';
import { unitId } from '../../app/demo/county.ts';
import { useBrowser } from '../support/browser.ts';
import { buildPages, choose, overflows, signIn, tabTo, violations, webFolder } from '../support/web/pages.ts';
import { layOut } from '../support/web/statistics.ts';
import { chineseIn } from '../support/web/tour.ts';
import { useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });

beforeAll(async () => {
  await buildPages();
  await layOut(world);
}, 120_000);

/** Before signing in the session is asked for and refused. */
const expected = (text: string): boolean => text.includes('401');

async function open(account: string, path = '/statistics?on=2026-06-30', language: 'zh' | 'en' = 'zh'): Promise<Page> {
  const page = await browser.openPage({
    viewport: { width: 1440, height: 900 },
    allowConsole: expected,
  });
  await choose(page, language, language === 'en' ? 'dark' : 'light');
  await page.goto(world.url);
  await signIn(page, account);
  await page.locator('.topbar-person').waitFor();
  await page.goto(world.url + path);
  await page.locator('.lines-figure svg').waitFor();
  return page;
}
const tile = (page: Page, metric: string) => page.locator(`[data-metric=${metric}]`);
const part = (page: Page, id: string) => page.locator(`tr[data-part="${id}"]`);

test('should say how things are, by which formula, and where, by keyboard alone', async () => {
  const page = await open('sup-yz');
  await page.getByRole('heading', { name: '全县信访' }).waitFor();
  await page.getByText('截至 2026-07-04 24:00').waitFor();
  expect(await tile(page, 'onTimeCloseRate').innerText()).toMatch(/按期办结率\s+100\.0%/);
  expect(await tile(page, 'timelyAcceptRate').innerText()).toContain('无可计');
  await page.getByText('在办未答复 5 项，平均已 61.0 天').waitFor();

  // The formula of a tile is there as soon as it has the focus; that of the chosen one stays.
  await tabTo(page, tile(page, 'satisfaction'));
  await page.locator('.ant-tooltip', { hasText: '满意和基本满意 ÷ 已评价' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.stat-formula', { hasText: '= 16 ÷ 18 = 88.9%' }).waitFor();
  await page.waitForURL('**metric=satisfaction**');
  expect(await part(page, unitId('WATER')).innerText()).toMatch(/80\.0%\s+8 \/ 10/);
  expect(await part(page, unitId('HOUSING')).innerText()).toContain('过少，不显示');

  // The picture says what it shows, and its numbers can be read.
  expect(await page.locator('.lines-figure').getAttribute('aria-label')).toContain('最近一期 88.9%');
  await tabTo(page, page.getByText('看数字表'));
  await page.keyboard.press('Enter');
  const last = page.locator('.stat-numbers tbody tr').last();
  expect(await last.innerText()).toMatch(/2026-06-01\s+88\.9%\s+16 \/ 18/);

  const contest = page.locator('section', { has: page.getByRole('heading', { name: '动态比试' }) });
  expect(await contest.locator('tbody tr').innerText()).toMatch(/^1\s+云泽县水利局\s+96\.4\s+新上榜/);
});

test('should keep period, unit and parts in the address, so that a colleague opens the same', async () => {
  const page = await open('sup-yz');
  await page.getByText('按类别', { exact: true }).click();
  await part(page, 'DRAINAGE').waitFor();
  await page.getByText('季', { exact: true }).click();
  await page.waitForURL('**kind=QUARTER**');
  await page.getByText('上期 2026-04-01 至 2026-06-30').waitFor();
  // Of the third quarter so far: what was due on 3 July and is open.
  await page.locator('.stat-formula', { hasText: '= 0 ÷ 5 = 0.0%' }).waitFor();
  await page.getByText('自选', { exact: true }).click();
  await page.waitForURL('**from=2025-10**');
  await page.getByRole('combobox', { name: '单位' }).click();
  await page.keyboard.type('水利');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**unit=${unitId('WATER')}**`);
  await page.locator('.stat-formula', { hasText: '= 10 ÷ 10 = 100.0%' }).waitFor();

  const again = await open('ldr-yz', page.url().slice(world.url.length));
  await again.locator('.stat-formula', { hasText: '= 10 ÷ 10 = 100.0%' }).waitFor();
  await part(again, 'DRAINAGE').waitFor();
});

test('should give out the same as a file', async () => {
  const page = await open('aud-yz');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 .xlsx' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('统计-2026-06-01-2026-06-30.xlsx');
  expect(await file.failure()).toBeNull();
});

test('should show a unit its own figures alone, and nothing of the page to a designer', async () => {
  const page = await open('hdl-education');
  await page.getByRole('heading', { name: '本单位信访' }).waitFor();
  expect(await tile(page, 'onTimeCloseRate').innerText()).toContain('5 / 5');
  expect(await page.getByRole('combobox', { name: '单位' }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: '动态比试' }).count()).toBe(0);
  const designer = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await designer.goto(world.url);
  await signIn(designer, 'dsn-yz');
  await designer.locator('.sidebar').waitFor();
  expect(await designer.locator('.sidebar a[href="/statistics"]').count()).toBe(0);
});

test('should break no rule of WCAG 2.2 A or AA, say everything in English, and fit a phone', async () => {
  for (const language of ['zh', 'en'] as const) {
    const page = await open('sup-yz', '/statistics?on=2026-06-30&metric=avgHandlingDays', language);
    for (const closed of await page.locator('details > summary').all()) await closed.click();
    if (language === 'en') expect(await chineseIn(page)).toEqual([]);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.mouse.move(0, 0);
      expect([width, await violations(page), await overflows(page)]).toEqual([width, [], false]);
      if (process.env['STAT_PICTURES'])
        await page.screenshot({
          path: `${process.env['STAT_PICTURES']}/stat-${language}-${String(width)}.png`,
          fullPage: true,
        });
    }
  }
}, 60_000);
