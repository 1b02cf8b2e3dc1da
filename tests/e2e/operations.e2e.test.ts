/** An administrator looks after flows that are stuck: with the engine behind its REST API, in a real browser. */
import type { Page } from 'playwright-core';
import { noteBeat, noteQueues } from '../../domain/store/index.ts';
import { useBrowser } from '../support/browser.ts';
import { buildPages, choose, signIn, violations, webFolder } from '../support/web/pages.ts';
import { startStudio, type StudioEngine } from '../support/web/studio.ts';
import { stuckTrial } from '../support/web/trialFlow.ts';
import { useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
let engine: StudioEngine;
const world = useWebWorld({
  webFolder,
  studio: async (url, parts) => (engine = await startStudio(url, parts)),
});

beforeAll(async () => {
  await buildPages();
}, 120_000);

async function open(account: string, path: string, theme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.openPage({
    viewport: { width: 1440, height: 900 },
    // Before signing in the session is refused; so is a retry without a remedy.
    allowConsole: (text) => text.includes('401') || text.includes('409'),
  });
  await choose(page, 'zh', theme);
  await page.goto(world.url);
  await signIn(page, account);
  await page.locator('.topbar-person').waitFor();
  await page.goto(world.url + path);
  return page;
}
const dialog = (page: Page) => page.getByRole('dialog');

test('should show what is stuck with its cause, and let its data be corrected, retried and moved on with reasons', async () => {
  const key = await stuckTrial(engine.client);
  const page = await open('adm-yz', '/operations');
  const group = page.locator('[data-stuck=gateway-amount]');
  await group.getByText('1 件停在“多不多？”').waitFor();
  await group.getByText('先排除原因再重试').waitFor();
  await page.locator('.djs-shape[data-element-id=gateway-amount].mark-stuck').waitFor();

  await group.getByRole('button', { name: '逐件看' }).click();
  await group.getByRole('link', { name: key }).click();
  await page.locator('.djs-shape[data-element-id=gateway-amount].mark-stuck').waitFor();
  expect(await page.locator('[data-variable=matterId]').innerText()).toContain('由办件记录决定');

  await page.locator('[data-variable=amount]').getByRole('button', { name: '改' }).click();
  await dialog(page).getByLabel('数', { exact: true }).check();
  await dialog(page).getByLabel('改成').fill('5');
  expect(await violations(page)).toEqual([]);
  await dialog(page).getByRole('button', { name: '改数据' }).click();
  await page.locator('[data-variable=amount]').getByText('5', { exact: true }).waitFor();

  await page.locator('[data-incident=gateway-amount]').getByRole('button', { name: '重试' }).click();
  await dialog(page).getByRole('button', { name: '重试' }).click();
  await page.getByText('没有卡住。').waitFor();
  await page.locator('.djs-shape[data-element-id=task-check].mark-now').waitFor();

  await page.locator('[data-step=task-check]').getByRole('button', { name: '移到别处' }).click();
  await dialog(page).getByLabel('移到哪一步').click();
  await page.keyboard.type('签字');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('button', { name: '移到别的步骤' }).click();
  await page.locator('.djs-shape[data-element-id=task-sign].mark-now').waitFor();
});

test('should retry all of one cause with progress, and say how many are still stuck', async () => {
  await stuckTrial(engine.client);
  const page = await open('adm-yz', '/operations', 'dark');
  const group = page.locator('[data-stuck=gateway-amount]');
  await group.getByRole('button', { name: /^重试 \d+ 件$/ }).click();
  await dialog(page)
    .getByRole('button', { name: /^重试 \d+ 件$/ })
    .click();
  await group.getByText(/已重试 \d+ \/ \d+/).waitFor();
  // The number is still missing, so the engine raises it anew.
  await group.getByText(/件停在/).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('should cancel only once the key is typed, by keyboard alone', async () => {
  const key = await stuckTrial(engine.client);
  const page = await open('adm-yz', `/operations/instances/${key}`);
  const cancel = page.getByRole('button', { name: '取消这一件' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  const confirm = dialog(page).getByRole('button', { name: '取消这一件' });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog(page).getByLabel('编号').focus();
  await page.keyboard.type(key);
  await confirm.focus();
  await page.keyboard.press('Enter');
  await page.locator('.studio-head').getByText('已取消').waitFor();
});

test('should let a designer look and not act', async () => {
  const key = await stuckTrial(engine.client);
  const page = await open('dsn-yz', `/operations/instances/${key}`);
  await page.locator('.djs-shape.mark-stuck').waitFor();
  expect(await page.getByRole('button', { name: /改|重试|移到别处|取消这一件/ }).count()).toBe(0);
});

test('should say whether the workers work, and compare case store and engine when asked', async () => {
  const page = await open('adm-yz', '/operations');
  const card = page.getByRole('region', { name: '自动办理程序' });
  await card.locator('[data-finding=NO_PROGRAM]').getByText('没有一个自动办理程序在线').waitFor();
  await noteBeat(world.parts.db, { programId: 'first', host: 'host-a', stops: false, inWork: 3, done: 40, failed: 1 });
  await noteQueues(world.parts.db, [{ jobType: 'trial.serve', jobKey: '1', waiting: 2 }]);
  await card.locator('[data-worker=ALIVE]', { hasText: 'host-a' }).getByText('在办 3，办完 40，没办成 1').waitFor();
  await card.getByText('都在干活，没有发现问题。').waitFor();
  await card.getByText('2 个在等').waitFor();
  const compared = page.getByRole('region', { name: '办件记录与引擎' });
  await compared.getByRole('button', { name: '现在核对' }).click();
  await compared.getByText('两边一致。').waitFor();
  expect(await violations(page)).toEqual([]);
});

test('should suspend a flow for a reason, say what that does not stop, and resume it', async () => {
  const key = await stuckTrial(engine.client);
  const page = await open('adm-yz', `/operations/instances/${key}`);
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  await dialog(page).getByText('法定期限照走').waitFor();
  await dialog(page).getByRole('button', { name: '暂停' }).click();
  await page.getByText('起暂停。自动步骤和任务都等着').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await dialog(page).getByRole('button', { name: '恢复' }).click();
  await page.getByText('起暂停。自动步骤和任务都等着').waitFor({ state: 'detached' });
});
