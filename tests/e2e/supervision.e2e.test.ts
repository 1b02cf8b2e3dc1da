import type { Page } from 'playwright-core';
import { unitId } from '../../app/demo/county.ts';
import type { MatterId } from '../../domain/schema/ids.ts';
import { useBrowser } from '../support/browser.ts';
import { refer, sort } from '../support/web/acts.ts';
import { offer } from '../support/web/desk.ts';
import {
  buildPages,
  choose,
  overflows,
  signIn,
  tabTo,
  violations,
  webFolder,
  type Language,
  type Theme,
} from '../support/web/pages.ts';
import { chineseIn } from '../support/web/tour.ts';
import { actorOf, PASSWORD, useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
const world = useWebWorld({ webFolder });
const SYSTEM = { id: 'system', role: 'SYSTEM', unitId: null } as const;
const HANDLERS = [
  ['HDL', 'EDUCATION'],
  ['FH', 'EDUCATION'],
] as const;
const late: MatterId[] = [];
let waterTask: string;
let circular: string;

const claimOf = async (matterId: MatterId) => {
  const claimId = (await world.act(matterId, SYSTEM)).claims[0]?.claimId;
  if (!claimId) throw new Error('no claim');
  return claimId;
};
async function handledBy(unit: string, handler: string, subject: 'SCHOOL_BUS' | 'DRAINAGE'): Promise<MatterId> {
  await world.at('2026-04-13 09:00');
  const { matterId } = await world.register({ claims: [{ subject, text: '请尽快解决。' }] });
  await sort(world, matterId, [['R31_6', unit]]);
  await refer(world, matterId, unit, handler);
  return matterId;
}
const investigation = (matterId: MatterId) =>
  offer(world, { taskKey: 'claim-handling/task-investigate', matterId, claimSeq: 1, to: HANDLERS });
const decision = (taskKey: string, matterId: MatterId, to: readonly ['SUP' | 'LDR', string]) =>
  offer(world, { taskKey, matterId, claimSeq: 1, to: [to] });

beforeAll(async () => {
  await buildPages();
  for (let n = 0; n < 3; n += 1) late.push(await handledBy('EDUCATION', 'hdl-education', 'SCHOOL_BUS'));
  const water = await handledBy('WATER', 'hdl-water', 'DRAINAGE');
  const soon = await handledBy('EDUCATION', 'hdl-education', 'SCHOOL_BUS');
  await world.at('2026-06-24 09:00');
  for (const matterId of late) await investigation(matterId);
  await world.parts.db
    .updateTable('cases.account')
    .set({ disabled: true })
    .where('account', '=', 'hdl-water')
    .execute();
  waterTask = await offer(world, {
    taskKey: 'claim-handling/task-investigate',
    matterId: water,
    claimSeq: 1,
    to: [
      ['HDL', 'WATER'],
      ['FH', 'WATER'],
    ],
  });
  const [first] = late;
  if (!first) throw new Error('no matter');
  await world.act(first, SYSTEM, {
    type: 'DraftMeasure',
    data: { claimId: await claimOf(first), kind: 'CIRCULAR', because: 'HANDLE_31_6_OVERDUE' },
  });
  circular = await decision('escalation/task-decide-circular', first, ['LDR', 'YZ_JOINT']);
  await world.act(first, SYSTEM, {
    type: 'RecordColour',
    data: { result: { colour: 'RED', factors: ['OVERDUE', 'MANY_PETITIONERS'] } },
  });
  // A task due on Friday, and how long such tasks took before.
  const due = await investigation(soon);
  const { db } = world.parts;
  await db.updateTable('cases.work_item').set({ due_on: '2026-06-26' }).where('user_task_key', '=', due).execute();
  await db
    .insertInto('cases.step_duration')
    .values(
      Array.from({ length: 24 }, (_, n) => ({
        user_task_key: `past-${String(n)}`,
        clock_ref: `past-${String(n)}`,
        task_key: 'claim-handling/task-investigate',
        unit_id: unitId('EDUCATION'),
        days: 112 + n,
        stopped_on: '2026-05-01',
      })),
    )
    .execute();
  await db
    .insertInto('cases.gaming_sign')
    .values({
      key: 'LATE_EXTENSION:test',
      kind: 'LATE_EXTENSION',
      matter_id: first,
      other_id: null,
      claim_id: null,
      unit_id: unitId('EDUCATION'),
      evidence: JSON.stringify([{ type: 'ClaimAccepted', at: (await acceptedAt(first)).toISOString() }]),
      figures: JSON.stringify({ minutesLeft: 20, days: 30 }),
      found_on: '2026-06-12',
    })
    .execute();
}, 120_000);

const acceptedAt = async (matterId: MatterId): Promise<Date> =>
  (
    await world.parts.db
      .selectFrom('cases.event')
      .select('at')
      .where('matter_id', '=', matterId)
      .where('type', '=', 'ClaimAccepted')
      .executeTakeFirstOrThrow()
  ).at;

/** Before signing in the session is asked for and refused; a refused act is answered with 409. */
const expected = (text: string): boolean => text.includes('401') || text.includes('409');

async function open(
  account: string,
  { language = 'zh', theme = 'light', width = 1440 }: { language?: Language; theme?: Theme; width?: number } = {},
): Promise<Page> {
  const page = await browser.openPage({ viewport: { width, height: 900 }, allowConsole: expected });
  await choose(page, language, theme);
  await page.goto(world.url);
  await signIn(page, account);
  await page.locator('.desk-figures').waitFor();
  return page;
}

const figure = (page: Page, name: string) => page.locator('.desk-figure', { hasText: name });

test('should let a supervisor do a day’s work by keyboard alone: urge and order many, decide, assign, next', async () => {
  const page = await browser.openPage({ viewport: { width: 1440, height: 900 }, allowConsole: expected });
  await page.goto(world.url);
  await page.locator('input[autocomplete=username]').waitFor();
  await page.keyboard.type('sup-yz');
  await page.keyboard.press('Tab');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');

  // The desk is where a supervisor lands; the first figure opens what is late.
  await tabTo(page, figure(page, '逾期未办'));
  await page.keyboard.press('Enter');
  await page.locator('.task-row').nth(3).waitFor();
  expect(await page.locator('.workbench h2 .tabular').first().textContent()).toBe('4');

  // Three rows selected in one go, urged in one go, and the urging taken back in one go.
  await tabTo(page, page.locator('.task-row .task-name').first());
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+X');
  await page.getByRole('toolbar', { name: '已选 3 项' }).waitFor();
  await page.keyboard.press('u');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: '临近到期' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await dialog.getByText('3 项可以').waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('3 / 3').waitFor();
  await tabTo(page, dialog.getByRole('button', { name: '撤回已办的 3 项' }));
  await page.keyboard.press('Enter');
  await dialog.getByText('3 / 3').waitFor();
  await page.locator('.ant-notification-notice', { hasText: '撤回催办' }).waitFor();
  await tabTo(page, dialog.locator('.ant-btn-primary'));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });

  // An order on the current claim: a draft, which then waits for the same person's decision.
  await tabTo(page, page.locator('.task-row .task-name').nth(1));
  await page.keyboard.press('o');
  await dialog.getByRole('radio', { name: '受理不当' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await dialog.getByText('1 项可以').waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('1 / 1').waitFor();
  await tabTo(page, dialog.locator('.ant-btn-primary'));
  await page.keyboard.press('Enter');
  const ordered = await world.parts.db
    .selectFrom('cases.measure')
    .selectAll()
    .where('kind', '=', 'SUPERVISION')
    .executeTakeFirstOrThrow();
  expect(ordered).toMatchObject({ because: 'SHIRKING', decided_on: null });
  const order = await decision('escalation/task-order-supervision', ordered.matter_id as MatterId, [
    'SUP',
    'YZ_BUREAU',
  ]);

  // Back to the desk; the draft is the first of those to decide, opened by Enter and signed.
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await page.locator(`.draft-row[data-task="${order}"]`).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/desk/decisions/${order}`);
  await page.getByText('须在 2026-07-01 24:00 前答复').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.waitForURL('**/desk');
  await page.getByText('签发督办').waitFor();
  expect(await page.getByText('签发督办').count()).toBe(1);

  // What found nobody: with its cause, and assigned.
  await tabTo(page, figure(page, '找不到人办'));
  await page.keyboard.press('Enter');
  await page.getByText('岗位上的人账号已停用').waitFor();
  await tabTo(page, page.locator('.task-row .task-name').first());
  await page.keyboard.press('t');
  await dialog.getByRole('combobox').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('radio').first());
  await page.keyboard.press('Space');
  await dialog.getByText('1 项可以').waitFor();
  await page.keyboard.press('Control+Enter');
  await dialog.getByText('1 / 1').waitFor();
  const item = await world.parts.db
    .selectFrom('cases.work_item')
    .select('holder_id')
    .where('user_task_key', '=', waterTask)
    .executeTakeFirstOrThrow();
  expect(item.holder_id).toBe(actorOf('ldr-water').id);
}, 60_000);

test('should show a leader on a phone what to sign, on what evidence and with what effect, and take the signature', async () => {
  const page = await open('ldr-joint', { width: 390 });
  expect(await overflows(page)).toBe(false);
  await page.locator(`.draft-row[data-task="${circular}"] .task-name`).click();
  await page.getByRole('heading', { name: '云泽县教育局：校车' }).waitFor();
  expect(await overflows(page)).toBe(false);
  expect(await violations(page)).toEqual([]);
  await page.getByText('向承办单位发通报，写单位名，不点个人。').waitFor();
  expect(await page.locator('.decision .ant-btn-primary').count()).toBe(1);
  await page.getByRole('button', { name: '同意，签发通报' }).click();
  await page.waitForURL('**/desk');
  const [first] = late;
  const decided = await world.parts.db
    .selectFrom('cases.measure')
    .select(['issued', 'decided_on'])
    .where('matter_id', '=', first ?? '')
    .where('kind', '=', 'CIRCULAR')
    .executeTakeFirstOrThrow();
  expect(decided).toEqual({ issued: true, decided_on: '2026-06-24' });
});

test('should keep a filter in the address and open the step that a sign rests on', async () => {
  const page = await open('sup-yz');
  await figure(page, '逾期未办').click();
  await page.locator('.desk-units .ant-btn', { hasText: '水利局' }).click();
  await page.waitForURL(`**unit=${unitId('WATER')}`);
  await page.reload();
  await page.locator('.task-row').first().waitFor();
  expect(await page.locator('.task-row').count()).toBe(1);
  await page.goto(`${world.url}/desk?view=SIGNS`);
  await page.locator('.evidence a').first().click();
  await page.locator('.timeline-here', { hasText: '受理' }).waitFor();
});

test('should break no rule of WCAG 2.2 A or AA on any list, say everything in English, and fit a phone', async () => {
  const page = await open('sup-yz', { language: 'en', theme: 'dark' });
  const shown: readonly (readonly [string, string])[] = [
    ['', '.forecast-days'],
    ['?list=OVER', '.preview-body section h3'],
    ['?list=FAULT', '.desk-fault-note'],
    ['?view=COLOURS', '.factor'],
    ['?view=SIGNS', '.evidence'],
    ['?view=LOST', '#desk-lost'],
    ['?rung=REMIND', '.desk-row'],
  ];
  for (const [search, ready] of shown) {
    await page.goto(`${world.url}/desk${search}`);
    await page.locator(ready).first().waitFor();
    expect({ search, found: await violations(page) }).toEqual({ search, found: [] });
    expect({ search, chinese: await chineseIn(page) }).toEqual({ search, chinese: [] });
    await page.setViewportSize({ width: 390, height: 844 });
    expect({ search, wide: await overflows(page) }).toEqual({ search, wide: false });
    await page.setViewportSize({ width: 1440, height: 900 });
  }
}, 40_000);
