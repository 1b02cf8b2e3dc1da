import type { Locator, Page } from 'playwright-core';
import type { Draft, FileVersion } from '../../domain/schema/studio.ts';
import { useBrowser } from '../support/browser.ts';
import { whatIsLost } from '../support/sameModel.ts';
import { buildPages, choose, signIn, violations, webFolder, type Language, type Theme } from '../support/web/pages.ts';
import { deployAll, draftOn } from '../support/web/shipped.ts';
import { startStudio, type StudioEngine } from '../support/web/studio.ts';
import { useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
let engine: StudioEngine;
const world = useWebWorld({
  webFolder,
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});

beforeAll(async () => {
  await buildPages();
  await deployAll(world, engine);
}, 120_000);

interface Opened {
  readonly language?: Language;
  readonly theme?: Theme;
  readonly conflicts?: boolean;
}
async function open(
  account: string,
  path: string,
  { language = 'zh', theme = 'light', conflicts = false }: Opened = {},
): Promise<Page> {
  const page = await browser.openPage({
    viewport: { width: 1440, height: 900 },
    // Before signing in the session is refused; a save over somebody else's is, too.
    allowConsole: (text) => text.includes('401') || (conflicts && text.includes('409')),
  });
  await choose(page, language, theme);
  await page.goto(world.url);
  await signIn(page, account);
  await page.locator('.topbar-person').waitFor();
  await page.goto(world.url + path);
  return page;
}
async function edit(draft: Draft, opened: Opened = {}): Promise<Page> {
  const page = await open('dsn-yz', `/studio/drafts/${draft.draftId}`, opened);
  await page.locator('.editor-canvas[data-ready=true]').waitFor();
  return page;
}
const read = async ({ draftId }: Draft): Promise<Draft> =>
  (await world.send<Draft>('GET', `/studio/drafts/${draftId}`, { as: 'dsn-yz' })).body;
const save = (draft: Draft, content: string) =>
  world.send('PUT', `/studio/drafts/${draft.draftId}/content`, { as: 'dsn-yz', body: { rev: draft.rev, content } });
const problem = (page: Page, rule: string): Locator => page.locator(`[data-rule="${rule}"]`);
const nothingWrong = (page: Page): Promise<void> => page.getByText('没有问题').waitFor();
const saved = (page: Page): Promise<void> => page.locator('[data-saving=saved]').waitFor();
const row = (page: Page, id: string): Locator => page.locator(`[role=tree] [data-row="${id}"]`);
const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);

test('should name the article that a draft breaks, play the path to it, and be content once it is mended', async () => {
  const page = await edit(await draftOn(world, 'claim-handling.bpmn'));
  await nothingWrong(page);
  expect(await violations(page)).toEqual([]);

  await page.locator('[data-element-id=task-serve-opinion]').first().click();
  await page.keyboard.press('Delete');
  const breach = problem(page, 'law/reply-before-close');
  await breach.waitFor();
  expect(await breach.locator('.article').innerText()).toContain('32');
  await breach.getByRole('button', { name: '播放反例' }).click();
  await page.locator('[data-element-id=task-pre-check].mark-law').waitFor();
  await page.locator('[data-element-id=event-claim-served].mark-law').waitFor();
  expect(await page.locator('.djs-connection.mark-law').count()).toBeGreaterThan(4);
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: '撤销（Ctrl Z）' }).click();
  await nothingWrong(page);
  await saved(page);
}, 60_000);

test('should lose nothing of a flow that is saved unchanged, what other tools wrote into it included', async () => {
  const live = await draftOn(world, 'claim-handling.bpmn');
  const content = live.content
    .replace('<bpmn:definitions ', '<bpmn:definitions xmlns:other="urn:other-tool" other:version="7" ')
    .replace('<zeebe:userTask />', '<zeebe:userTask /><other:cost per="hour"><other:sum>12</other:sum></other:cost>')
    // A shape of nothing, which bpmn-js does not draw.
    .replace(
      '</bpmndi:BPMNPlane>',
      '<bpmndi:BPMNShape id="shape-of-nothing"><dc:Bounds x="9" y="9" width="9" height="9" /></bpmndi:BPMNShape></bpmndi:BPMNPlane>',
    );
  await save(live, content);
  const page = await edit(live);
  await page.getByText('文字大纲').click();
  await row(page, 'task-investigate').click();
  const name = page.locator('.outline-edit').getByLabel('名称', { exact: true });
  await name.fill('另一个名称');
  await name.press('Enter');
  await page.getByRole('button', { name: '撤销（Ctrl Z）' }).click();
  await page.keyboard.press('Control+s');
  await saved(page);
  const after = (await read(live)).content;
  expect(after).toContain('other:cost');
  expect(await whatIsLost(content, after)).toEqual([]);
}, 60_000);

test('should let a flow be edited in its outline by keyboard alone, a step of the county included', async () => {
  const draft = await draftOn(world, 'claim-handling.bpmn');
  const page = await edit(draft);
  await page.getByText('文字大纲').click();
  await row(page, 'claim-handling').focus();
  for (let n = 0; n < 60 && (await focused(page)) !== 'task-pre-check'; n++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByLabel('新步骤').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('[aria-selected=true][data-row^=Activity_]').waitFor();
  await page.getByLabel('本县模板').selectOption('fengqiao.task.claim-handling.task-pre-check');
  await page.getByRole('button', { name: '套用' }).press('Enter');
  await row(page, 'task-pre-check-2').waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === 'task-pre-check-2');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('司法局复核');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await row(page, 'task-pre-check-2').getByText('司法局复核').waitFor();
  expect(await focused(page)).toBe('task-pre-check-2');
  await nothingWrong(page);
  await saved(page);
  expect((await read(draft)).content).toContain('id="flow-pre-check-2-to-pre-check"');

  await page.keyboard.press('Delete');
  await row(page, 'task-pre-check-2').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await row(page, 'task-pre-check-2').waitFor();
}, 60_000);

test('should propose in an expression what the process knows, and say which step gives it', async () => {
  const page = await edit(await draftOn(world, 'claim-handling.bpmn'));
  await page.locator('[data-element-id=task-pre-check]').first().click();
  await page.locator('[data-group-id=group-assignmentDefinition] .bio-properties-panel-group-header').click();
  await page.locator('[data-entry-id=assignmentDefinitionCandidateGroups] [contenteditable=true]').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('outc');
  const proposals = page.locator('.cm-tooltip-autocomplete');
  await proposals.locator('li', { hasText: 'outcome' }).waitFor();
  await page.locator('.cm-completionInfo', { hasText: '受理告知' }).waitFor();
  expect(await page.locator('.cm-completionInfo').innerText()).toContain('"ACCEPTED"');
}, 60_000);

test('should evaluate an expression on what a closed case held, and tell samples from data', async () => {
  const page = await edit(await draftOn(world, 'claim-handling.bpmn'));
  const steps = [
    { elementId: 'task-accept', outcome: 'ACCEPTED', at: '2026-03-03T01:00:00.000Z' },
    { elementId: 'task-pre-check', outcome: 'RETURN', at: '2026-03-10T01:00:00.000Z' },
    { elementId: 'task-serve-opinion', outcome: 'SERVED', at: '2026-03-20T01:00:00.000Z' },
  ];
  const closed = {
    ...{ publicNumber: '1', unitName: null, subject: 'PUBLIC_FACILITY', processVersion: 1, dueOn: '2026-05-01' },
    ...{ startedAt: '2026-03-02T01:00:00.000Z', endedAt: '2026-03-20T01:00:00.000Z', variables: {}, steps },
  };
  await page.route('**/closed-cases*', (route) => route.fulfill({ json: { items: [closed], nextCursor: null } }));
  await page.locator('[data-element-id=task-pre-check]').first().click();
  await page.getByText('试算', { exact: true }).click();
  const expression = page.getByLabel('表达式（FEEL）');
  await expression.waitFor();
  expect(await expression.inputValue()).toBe('=[claimGroups.reviewer]');
  await page.getByRole('button', { name: '算一算' }).click();
  await page.locator('.read-variables li', { hasText: 'claimGroups' }).getByText('样例值').waitFor();
  // Right after the step that is selected.
  await page.locator('label', { hasText: 'EN' }).click();
  await page.getByText('Right after the step').waitFor();
  await page.locator('.djs-minimap .toggle[title="Open minimap"]').waitFor();
  await page.locator('label', { hasText: '中文' }).click();
  await expression.fill('=outcome = "RETURN"');
  await expression.press('Enter');
  await page.locator('.feel-value', { hasText: 'true' }).waitFor();
  expect(await violations(page)).toEqual([]);
}, 60_000);

test('should try a draft by keys, and keep the run as a scenario', async () => {
  const page = await edit(await draftOn(world, 'claim-handling.bpmn'));
  await page.getByText('试一试').click();
  await page.getByText('还没有开始').waitFor();
  await page.keyboard.press('1');
  await page.locator('.try-token', { hasText: '受理告知' }).waitFor();
  await page.locator('[data-element-id=task-accept].mark-now').waitFor();
  await page.getByRole('button', { name: /受理告知: 受理/ }).click();
  await page.locator('.try-token', { hasText: '调查核实' }).waitFor();
  await page.getByLabel('场景名称').fill('受理后调查');
  await page.getByRole('button', { name: '存为场景' }).click();
  await page.getByText('✓ 受理后调查').waitFor();
}, 60_000);

test('should show both texts when somebody else saved first, and write over neither', async () => {
  const draft = await draftOn(world, 'claim-handling.bpmn');
  const page = await edit(draft, { conflicts: true });
  const theirs = draft.content.replace('name="受理告知"', 'name="受理并告知"');
  await save(draft, theirs);
  await page.getByText('文字大纲').click();
  await row(page, 'task-investigate').click();
  await page.keyboard.press('Enter');
  await page.keyboard.type('改');
  await page.keyboard.press('Enter');
  await page.locator('.conflict').waitFor();
  expect(await page.locator('.conflict pre').allInnerTexts()).toEqual([
    expect.stringContaining('受理并告知'),
    expect.stringContaining('改'),
  ]);
  expect((await read(draft)).content).toBe(theirs);
}, 60_000);

test('should tell a second designer who is editing, let the editing be taken over, and tell the first', async () => {
  const draft = await draftOn(world, 'claim-handling.bpmn');
  const first = await edit(draft, { conflicts: true });
  const second = await open('dsn2-yz', `/studio/drafts/${draft.draftId}`, { conflicts: true });
  await second.getByText('正在编辑，你现在只能看').waitFor();
  expect(await second.locator('.editor-canvas').count()).toBe(0);
  await second.getByRole('button', { name: '接管编辑' }).click();
  await second.locator('.editor-canvas[data-ready=true]').waitFor();

  await first.getByText('文字大纲').click();
  await row(first, 'task-investigate').click();
  await first.locator('.outline-edit').getByLabel('名称', { exact: true }).fill('我的改动');
  await first.keyboard.press('Enter');
  await first.locator('.conflict').waitFor();
  expect((await read(draft)).content).toBe(draft.content);

  await second.getByText('文字大纲').click();
  await row(second, 'task-accept').click();
  await second.locator('.outline-edit').getByLabel('名称', { exact: true }).fill('受理并告知');
  await second.keyboard.press('Enter');
  await second.keyboard.press('Control+s');
  await saved(second);
  expect((await read(draft)).content).toContain('受理并告知');
}, 60_000);

test('should have a change read in words, approved by another only once all is seen, released, rolled back', async () => {
  const draft = await draftOn(world, 'claim-handling.bpmn');
  const path = `/studio/drafts/${draft.draftId}`;
  await save(draft, draft.content.replace('name="确认执行到位"', 'name="确认执行"'));
  const asked = { rev: draft.rev + 1, why: '名称更短', answersFor: null };
  await world.send('POST', `${path}/review-requests`, { as: 'dsn-yz', body: asked });

  const page = await open('sup-yz', `${path}/review`);
  await page.getByText('改名为“确认执行”').waitFor();
  const approve = page.getByRole('button', { name: '同意', exact: true });
  expect(await approve.isDisabled()).toBe(true);
  await page.getByText('还有 1 处没看').waitFor();
  await page.locator('.change input').check();
  await approve.click();
  await page.getByRole('button', { name: '现在发布' }).click();
  await page.getByText('现在发布').waitFor({ state: 'detached' });
  await page.goto(`${world.url}/studio?file=claim-handling.bpmn`);
  await page.getByRole('button', { name: '全部版本' }).click();
  await page.locator('.version', { hasText: 'v1' }).getByRole('button', { name: '退回这版' }).click();
  await page.getByLabel('退回的原因（随版本保存）').fill('先用旧版');
  await page.locator('.version button[type=submit]').click();
  await page.locator('.version', { hasText: 'v3' }).waitFor();
  const { body } = await world.send<{ items: FileVersion[] }>('GET', '/studio/files/claim-handling.bpmn/versions', {
    as: 'sup-yz',
  });
  expect(body.items.map(({ version, state }) => [version, state])).toEqual([
    [3, 'LIVE'],
    [2, 'RETIRED'],
    [1, 'RETIRED'],
  ]);
  expect(body.items[0]?.hash).toBe(body.items[2]?.hash);
}, 60_000);

test('should be whole in English and in the dark', async () => {
  const draft = await draftOn(world, 'claim-handling.bpmn');
  const page = await edit(draft, { language: 'en', theme: 'dark' });
  await page.getByText('No problems').waitFor();
  await page.locator('[data-element-id=task-pre-check]').first().click();
  await page.locator('[data-element-id=task-pre-check] text', { hasText: 'Pre-check' }).first().waitFor();
  await page.locator('.bio-properties-panel', { hasText: 'Assignment' }).waitFor();
  expect(await violations(page)).toEqual([]);
}, 60_000);

test('should build a form in Chinese and in English, and leave alone what stands on it', async () => {
  const draft = await draftOn(world, 'claim-handling.accept.form');
  const page = await open('dsn-yz', `/studio/drafts/${draft.draftId}`);
  const palette = page.locator('.fjs-palette-container');
  await palette.getByText('单行文本').waitFor();
  await page.getByPlaceholder('找组件').waitFor();
  const field = page.locator('.fjs-form-editor .fjs-element, .fjs-editor-container .fjs-element').nth(1);
  await field.click();
  await page.locator('.fjs-properties-container').getByText('基本', { exact: true }).waitFor();
  const shown = await page.locator('.fjs-form-container').innerText();
  expect(await violations(page)).toEqual([]);
  await page.locator('label', { hasText: 'EN' }).click();
  await palette.getByText('Text field').waitFor();
  await page.locator('.fjs-properties-container').getByText('General', { exact: true }).waitFor();
  expect(await page.locator('.fjs-form-container').innerText()).toBe(shown);
  expect((await read(draft)).content).toBe(draft.content);
}, 60_000);

test('should decide by the table that is being edited, and mark the rule that matched', async () => {
  const draft = await draftOn(world, 'dt-08-redo.dmn');
  const page = await open('dsn-yz', `/studio/drafts/${draft.draftId}`);
  const tryOut = page.getByRole('region', { name: '试一试这张表' });
  await tryOut.waitFor();
  await page.locator('.hit-policy', { hasText: '命中规则' }).waitFor();
  expect(await page.locator('th .clause').first().innerText()).toBe('当');
  await tryOut.getByLabel('问题').fill('["F2"');
  await tryOut.getByRole('button', { name: '判一判' }).click();
  await tryOut.getByRole('alert').waitFor();
  await tryOut.getByLabel('问题').fill('["F2"]');
  await page.keyboard.press('Enter');
  await tryOut.getByText('第 2 行命中').waitFor();
  expect(await tryOut.locator('[data-decision=dt-08-rank] .tried-output').innerText()).toBe('2');
  const marked = await page.locator('td.matched-rule.rule-index').allInnerTexts();
  expect(marked.map((text) => text.trim())).toEqual(['2', '11']);
  await tryOut.getByRole('button', { name: '判一判' }).hover();
  expect(await violations(page)).toEqual([]);
  await page.locator('label', { hasText: 'EN' }).click();
  await page.locator('.hit-policy', { hasText: 'Hit policy' }).waitFor();
  expect(await page.locator('th .clause').first().innerText()).toBe('When');
});
