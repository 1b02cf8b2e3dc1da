/** The whole round of a changed flow: drawn, checked, tried, tested on closed cases, approved by another, live, moved to, taken back. */
import type { Page } from 'playwright-core';
import { violations } from '../support/web/pages.ts';
import { staffOf } from '../support/web/walk/acts.ts';
import { staffSee } from '../support/web/walk/checks.ts';
import { useWalk } from '../support/web/walk/people.ts';
import { fileOnline, rate } from '../support/web/walk/petitioner.ts';
import { doTask } from '../support/web/walk/tasks.ts';

/** A minute before the first act of the demo; its last windows end on 2026-09-16. */
const walk = useWalk('2026-01-05 08:59');

const FILE = 'claim-handling.bpmn';
const SECOND = '复核把关';

const row = (page: Page, id: string) => page.locator(`[role=tree] [data-row="${id}"]`);
const fill = async (page: Page, label: string, value: string): Promise<void> => {
  const field = page.locator('.outline-edit').getByLabel(label, { exact: true });
  await field.fill(value);
  await field.press('Enter');
};
/** Id of the row that the outline stands at, once it is another than `before`. */
async function arrived(page: Page, before: string): Promise<string> {
  const at = page.locator(`[role=tree] [aria-selected=true]:not([data-row="${before}"])`);
  await at.waitFor();
  return (await at.getAttribute('data-row')) ?? '';
}
async function add(page: Page, after: string, kind: string): Promise<string> {
  await row(page, after).click();
  await page.getByLabel('新步骤').selectOption(kind);
  await page.getByRole('button', { name: '加在后面' }).click();
  return arrived(page, after);
}
const nothingWrong = (page: Page): Promise<void> =>
  page
    .getByText('没有问题')
    .waitFor()
    .catch(async () => {
      throw new Error(await page.locator('.editor-problems').innerText());
    });
const saved = (page: Page): Promise<void> => page.locator('[data-saving=saved]').waitFor();

/** Behind the pre-check a second one, by the next level up, which is reached only by what has passed the first. */
async function drawSecondCheck(page: Page): Promise<void> {
  await page.getByText('文字大纲').click();
  let gateway = await add(page, 'task-pre-check', 'bpmn:ExclusiveGateway');
  await fill(page, '名称', '初核通过？');
  await fill(page, '英文名', 'First check passed?');
  gateway = await arrived(page, gateway);
  const step = await add(page, gateway, 'bpmn:UserTask');
  await page.getByLabel('本县模板').selectOption('fengqiao.task.claim-handling.task-pre-check');
  await page.getByRole('button', { name: '套用' }).click();
  await arrived(page, step);
  await fill(page, '名称', SECOND);
  await fill(page, '候选组（FEEL）', '=[claimGroups.reviewOrgan]');
  await fill(page, '英文名', 'Second check');

  await row(page, gateway).click();
  await page.getByLabel('连到').selectOption('task-draft-opinion');
  await page.locator('.outline-edit').getByRole('button', { name: '连线' }).click();
  await arrived(page, gateway);
  await fill(page, '名称', '退回');
  await fill(page, '英文名', 'Returned');
  await fill(page, '条件（FEEL）', '=outcome != "PASS"');
  await page.locator('[role=tree] [role=treeitem]', { hasText: `→ ${SECOND}` }).click();
  await fill(page, '名称', '通过');
  await fill(page, '英文名', 'Passed');
  await fill(page, '条件（FEEL）', '=outcome = "PASS"');
}

/** Breaks three rules of law, reads what each says, and takes it all back. */
async function breakAndMend(page: Page): Promise<void> {
  const broken = async (rule: string, article: string) => {
    const problem = page.locator(`[data-rule="law/${rule}"]`).first();
    await problem.waitFor();
    expect(await problem.locator('.article').first().innerText()).toContain(article);
  };
  const investigators = (groups: string) =>
    row(page, 'task-investigate')
      .click()
      .then(() => fill(page, '候选组（FEEL）', groups));
  const dueBy = async (feel: string) => {
    await row(page, 'task-accept').click();
    const due = page.locator('[data-entry-id=taskScheduleDueDate] [contenteditable=true]');
    if (!(await due.isVisible()))
      await page.locator('[data-group-id=group-assignmentDefinition] .bio-properties-panel-group-header').click();
    await due.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(feel);
  };

  await investigators('HDL@unit_town');
  await broken('impartial-receiver', '28');
  await dueBy('dueDates.HANDLE');
  await broken('lawful-clock', '23');
  await row(page, 'task-serve-opinion').click();
  await page.keyboard.press('Delete');
  await broken('reply-before-close', '32');

  await page.getByRole('button', { name: '撤销（Ctrl Z）' }).click();
  await row(page, 'task-serve-opinion').waitFor();
  await dueBy('dueDates.UNIT_NOTICE_REFERRED');
  await investigators('=[claimGroups.handler, claimGroups.firstHandler]');
  await nothingWrong(page);
}

async function tryIt(page: Page): Promise<void> {
  await page.getByText('试一试').click();
  await page.getByText('还没有开始').waitFor();
  await page.keyboard.press('1');
  const next = (name: RegExp) => page.getByRole('button', { name }).click();
  await next(/受理告知: 受理/);
  await next(/调查.*: 可以拟稿/);
  await next(/拟写处理意见: 已拟稿/);
  await next(/前置把关: 通过/);
  await next(new RegExp(`${SECOND}: 通过`));
  await page.locator('.try-token', { hasText: '送达' }).waitFor();
  await page.getByLabel('场景名称').fill('两次把关');
  await page.getByRole('button', { name: '存为场景' }).click();
  await page.getByText('✓ 两次把关').waitFor();
}

test('should take a second pre-check from the drawing to a case that ends with it, and back', async () => {
  await walk.playDemo();
  await walk.at('2026-09-17 09:00');
  const receipt = await fileOnline(walk, {
    name: '居民甲',
    address: '松涛街道一号院',
    text: '小区门口的路灯坏了一盏，请修好。',
    requests: [['PUBLIC_FACILITY', '请修好小区门口的路灯。']],
    place: 'SONGTAO',
  });
  const staff = staffOf(walk, receipt);
  await staff.checkIntake('2026-09-17 10:00');
  await staff.route('2026-09-17 11:00', [['R31_6', 'URBAN_MANAGEMENT']]);
  await staff.dispatch('2026-09-17 14:00', 'URBAN_MANAGEMENT');
  await staff.confirm('2026-09-17 15:00', 'URBAN_MANAGEMENT');
  await staff.accept('2026-09-18 09:00', 'URBAN_MANAGEMENT');

  // The designer.
  let page = await walk.as('dsn-yz');
  await page.goto(`${walk.url}/studio?file=${FILE}`);
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await page.locator('.editor-canvas[data-ready=true]').waitFor();
  await nothingWrong(page);
  await drawSecondCheck(page);
  await nothingWrong(page);
  await breakAndMend(page);
  await saved(page);
  await tryIt(page);
  await page.getByRole('button', { name: '回测' }).click();
  await page.getByRole('button', { name: '开始回测' }).click();
  await page.getByText(/办结 \d+ 件，重走 [1-9]\d* 件/).waitFor();
  await page.locator('.djs-shape.mark-changed').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('link', { name: FILE }).click();
  await page.locator('.editor-canvas[data-ready=true]').waitFor();
  await page.getByRole('button', { name: '送审' }).click();
  await page.getByLabel('改了什么、为什么（审批人会看到）').fill('重要答复由上一级再核一次');
  await page.locator('.ant-modal button[type=submit]').click();
  await page.waitForURL('**/review');
  const { pathname: review } = new URL(page.url());

  // Somebody else.
  page = await walk.as('sup-yz');
  await page.goto(walk.url + review);
  const changes = page.locator('.change');
  await changes.filter({ hasText: SECOND }).first().waitFor();
  for (const change of await changes.all()) await change.locator('input').check();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await page.getByRole('button', { name: '现在发布' }).click();
  await page.getByRole('button', { name: '现在发布' }).waitFor({ state: 'detached' });

  // An administrator moves what is at work.
  page = await walk.as('adm-yz');
  await page.goto(`${walk.url}/studio/files/${FILE}/moves`);
  await page.getByRole('button', { name: '预演' }).click();
  await page.getByText('1 件可以迁移').waitFor();
  await page.getByLabel(/要迁移，请输入/).fill('迁移 1 件');
  await page.getByRole('button', { name: '迁移 1 件' }).click();
  await page.getByText('已迁移 1 / 1，未迁移 0').waitFor();

  // The case goes its way, by the second check.
  await staff.investigate('2026-09-21 10:00', 'URBAN_MANAGEMENT');
  await staff.draftOpinion('2026-09-21 11:00', 'URBAN_MANAGEMENT', 'UPHELD', {
    claims: '修复小区门口的路灯。',
    facts: '经现场核查，该路灯线路老化，已于当日更换。',
    opinion: '支持，已修复。',
    legalBasis: '《信访工作条例》第三十一条第六项、第三十二条。',
  });
  await staff.preCheck('2026-09-21 14:00', { pass: true });
  await walk.at('2026-09-21 15:00');
  const second = {
    key: 'claim-handling/task-pre-check',
    publicNumber: receipt.publicNumber,
    drawnName: SECOND,
  } as const;
  await doTask(walk, 'ldr-yz', second, { pass: true });
  await staff.serveOpinion('2026-09-21 16:00', 'URBAN_MANAGEMENT');
  await staff.confirmExecution('2026-09-21 17:00', 'URBAN_MANAGEMENT');
  await walk.at('2026-09-22 10:00');
  await rate(walk, receipt, 'SATISFIED');
  await staff.closeOut('2026-09-23 10:00', 'SOLVED');
  await staffSee(walk, receipt, { status: 'CLOSED', colour: 'GREEN' });

  // Back to what was before.
  page = await walk.as('sup-yz');
  await page.goto(`${walk.url}/studio?file=${FILE}`);
  await page.getByRole('button', { name: '全部版本' }).click();
  await page.locator('.version', { hasText: 'v1' }).getByRole('button', { name: '退回这版' }).click();
  await page.getByLabel('退回的原因（随版本保存）').fill('先用旧版');
  await page.locator('.version button[type=submit]').click();
  await page.locator('.version', { hasText: 'v3' }).getByText('现行').waitFor();
}, 900_000);
