import type { Page } from 'playwright-core';
import type { MatterId } from '../../domain/schema/ids.ts';
import { useBrowser } from '../support/browser.ts';
import { refer, sort } from '../support/web/acts.ts';
import { offer } from '../support/web/desk.ts';
import { buildPages, signIn, tabTo, webFolder } from '../support/web/pages.ts';
import { tellStory, type Story } from '../support/web/story.ts';
import { actorOf, PASSWORD, useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });
const HANDLERS = [
  ['HDL', 'EDUCATION'],
  ['FH', 'EDUCATION'],
] as const;
let story: Story;
let late: MatterId;

beforeAll(async () => {
  await buildPages();
  story = await tellStory(world);
  await world.at('2026-03-20 09:00');
  late = (await world.register({ claims: [{ subject: 'SCHOOL_BUS', text: '请增设五组校车站点。' }] })).matterId;
  await sort(world, late, [['R31_6', 'EDUCATION']]);
  await refer(world, late, 'EDUCATION', 'hdl-education');
  await world.at('2026-06-08 09:00');
}, 120_000);

const investigation = (matterId: MatterId, claimSeq: number) =>
  offer(world, { taskKey: 'claim-handling/task-investigate', matterId, claimSeq, to: HANDLERS });
const itemOf = (userTaskKey: string) =>
  world.parts.db
    .selectFrom('cases.work_item')
    .selectAll()
    .where('user_task_key', '=', userTaskKey)
    .executeTakeFirstOrThrow();

/** Before signing in the session is asked for and refused; a refused act is answered with 409. */
const expected = (text: string): boolean => text.includes('401') || text.includes('409');

async function open(account: string): Promise<Page> {
  const page = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await page.goto(world.url);
  await signIn(page, account);
  // A supervisor lands on the desk.
  await page.locator('.sidebar a[href="/work"]').click();
  await page.locator('.workbench h1').waitFor();
  return page;
}

test('should let a handler do a whole day’s work, and a supervisor urge, by keyboard alone', async () => {
  const soon = await investigation(story.flats, 3);
  const overdue = await investigation(late, 1);
  const page = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await page.goto(world.url);
  await page.locator('input[autocomplete=username]').waitFor();
  await page.keyboard.type('hdl-education');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');

  // Nothing is mine yet: to the group, whose late task comes first, and take it.
  await tabTo(page, page.getByRole('button', { name: '看本组 2 项' }));
  await page.keyboard.press('Enter');
  await page.locator('.task-row').nth(1).waitFor();
  expect(await page.locator('.task-row').first().textContent()).toContain('校车');
  await page.keyboard.press('a');
  await page.locator('.ant-segmented-item', { hasText: '我的 1' }).waitFor();

  // Go to mine, open it, try without an answer, answer, submit and take the next.
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await page.locator('.task-current', { hasText: '校车' }).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('已听取信访人陈述'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByText('必填').waitFor();
  await tabTo(page, page.getByLabel('可以拟稿'));
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.waitForURL(`**/work/${soon}`);
  expect(await itemOf(overdue)).toMatchObject({ state: 'SUBMITTED', submitted_by: actorOf('hdl-education').id });
  expect((await itemOf(soon)).holder_id).toBe(actorOf('hdl-education').id);

  // Back to the list, hand it over, and take that back.
  await page.getByLabel('已听取信访人陈述').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.task-row', { hasText: '入学' }).waitFor();
  await page.keyboard.press('j');
  await page.locator('.task-current', { hasText: '入学' }).waitFor();
  await page.keyboard.press('t');
  await page.getByRole('dialog').getByRole('combobox').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    page
      .getByRole('radio', { name: '平衡任务量' })
      .or(page.getByRole('radio', { name: '外出或请假' }))
      .first(),
  );
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await itemOf(soon)).holder_id).toBe(actorOf('hdl2-education').id);
  await page.locator('.done-bar', { hasText: '转办任务' }).waitFor();
  await page.keyboard.press('z');
  await page.getByRole('dialog').getByRole('radio', { name: '操作有误' }).waitFor();
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect((await itemOf(soon)).holder_id).toBe(actorOf('hdl-education').id);

  const supervisor = await open('sup-yz');
  await supervisor.locator('.ant-segmented-item', { hasText: '可催办' }).waitFor();
  await tabTo(supervisor, supervisor.locator('.workbench .ant-segmented').first().locator('input').first());
  for (const scope of ['GROUPS', 'WATCH']) {
    await supervisor.keyboard.press('ArrowRight');
    await supervisor.waitForURL(`**scope=${scope}`);
  }
  await tabTo(supervisor, supervisor.locator('.task-row', { hasText: '入学' }).locator('.task-name'));
  await supervisor.keyboard.press('u');
  await supervisor.getByRole('dialog').getByRole('radio', { name: '临近到期' }).waitFor();
  await supervisor.keyboard.press('Space');
  await supervisor.keyboard.press('Control+Enter');
  await supervisor.locator('.task-row', { hasText: '催办 1 次' }).waitFor();
  await page.locator('.task-row', { hasText: '催办 1 次' }).waitFor();
}, 60_000);

test('should say before a bulk act how many can and why others cannot, and then how far it is', async () => {
  const [free, taken] = [await investigation(late, 1), await investigation(late, 1)];
  const page = await open('hdl2-education');
  await page.locator('.ant-segmented-item', { hasText: '本组' }).click();
  await page.locator(`[data-task="${taken}"]`).waitFor();
  await page.locator(`[data-task="${free}"] input`).check();
  await page.locator(`[data-task="${taken}"] input`).check();
  await world.send('POST', `/tasks/${taken}/acts`, {
    as: 'hdl-education',
    body: { kind: 'TAKE' },
    headers: { 'idempotency-key': 'bulk-test' },
  });
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 项可以').waitFor();
  expect(await dialog.textContent()).toMatch(/1 项不可以.*已认领此任务/);
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('1 / 1').waitFor();
  expect((await itemOf(free)).holder_id).toBe(actorOf('hdl2-education').id);
});

test('should show who has a task, and why the law does not allow a step, with the article', async () => {
  const held = await investigation(late, 1);
  await world.send('POST', `/tasks/${held}/acts`, {
    as: 'hdl-education',
    body: { kind: 'TAKE' },
    headers: { 'idempotency-key': 'held-test' },
  });
  const page = await open('hdl2-education');
  await page.goto(`${world.url}/work/${held}`);
  await page.getByText('已认领此任务，你只能查看').waitFor();
  const serve = await offer(world, {
    taskKey: 'claim-handling/task-serve-opinion',
    matterId: late,
    claimSeq: 1,
    to: HANDLERS,
  });
  await page.goto(`${world.url}/work/${serve}`);
  await page.getByRole('button', { name: '提交并办下一项' }).click();
  await page.locator('.task-work .legal', { hasText: '前置把关通过后才能送达 《信访工作条例》第 32 条' }).waitFor();
});

test('should open the receipt of a deadline by a click on its date, in whatever row it stands', async () => {
  const task = await investigation(late, 1);
  const page = await open('hdl2-education');
  await page.goto(`${world.url}/work?scope=GROUPS`);
  await page.locator(`[data-task="${task}"] button.receipt-link`).click();
  await page.locator('.receipt-body', { hasText: '第 34 条' }).waitFor();
});

test('should let single letters be turned off with one switch', async () => {
  const free = await investigation(late, 1);
  const page = await open('hdl-education');
  await page.locator('.ant-segmented-item', { hasText: '本组' }).click();
  await page.locator(`[data-task="${free}"]`).click();
  await page.keyboard.press('?');
  await page.getByRole('switch', { name: '使用单个字母快捷键' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.locator(`[data-task="${free}"] .task-name`).focus();
  await page.keyboard.press('c');
  await page.keyboard.press('j');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.locator('.task-current').getAttribute('data-task')).toBe(free);
});
