/** One task of the workbench, from its row in the list to the submitted form. */
import type { Locator, Page } from 'playwright-core';
import { countyUnits } from '../../../../app/demo/county.ts';
import type { UserTaskKey } from '../../../../domain/jobs/userTasks.ts';
import { taskNames } from '../../../../ui/web/modules/codes/taskNames.ts';
import { words as workbenchWords } from '../../../../ui/web/pages/Workbench/words.ts';
import { fillForm, type Entries } from './forms.ts';
import type { Walk } from './people.ts';

export interface TaskOf {
  readonly key: UserTaskKey;
  readonly publicNumber: string;
  /** Number of the claim where the matter has several. */
  readonly claim?: number | undefined;
  /** What the office calls a step that it drew itself. */
  readonly drawnName?: string;
}

const nameOf = (walk: Walk, { key, drawnName }: TaskOf): string => drawnName ?? walk.say(taskNames[key]);

const SCOPES = ['MINE', 'GROUPS'] as const;
/** How long a tab is looked at before the other one, and before the page is opened again. */
const GLANCE_MS = 300;
const PATIENCE_MS = 20_000;

/** Finds the task among one's own (submitting takes the next one along), then among what one's groups have to do. */
async function find(walk: Walk, page: Page, task: TaskOf): Promise<Locator> {
  const { scope } = workbenchWords[walk.language];
  const tab = (words: string) => page.locator('.workbench .ant-segmented-item', { hasText: new RegExp(`^${words}`) });
  const selected = page.locator('.ant-segmented-item-selected');
  await page.locator('.sidebar a[href="/work"]').click();
  // The list begins with one's own; only then is there another tab to choose.
  await tab(scope.MINE).and(selected).waitFor();
  const row = rowOf(walk, page, task);
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await page.reload())
    for (const each of SCOPES) {
      const words = scope[each];
      await tab(words).getByText(/\d/).waitFor();
      if (/ 0$/.test(await tab(words).innerText())) continue;
      await tab(words).click();
      await tab(words).and(selected).waitFor();
      if (await seen(row)) return row;
    }
  throw new Error(`${task.key} is not on the list, which says: ${await page.locator('.workbench').innerText()}`);
}

const seen = (row: Locator): Promise<boolean> =>
  row.waitFor({ timeout: GLANCE_MS }).then(
    () => true,
    () => false,
  );

export const rowOf = (walk: Walk, page: Page, task: TaskOf): Locator => {
  const { publicNumber, claim } = task;
  const row = page
    .locator('.task-row', { hasText: publicNumber })
    .filter({ has: page.locator('.task-name', { hasText: new RegExp(`^${nameOf(walk, task)}$`) }) });
  if (claim === undefined) return row;
  return row.filter({ hasText: workbenchWords[walk.language].claim.replace('{{seq}}', String(claim)) });
};

/** Opens the task from the list, and waits until it can be filled in. */
export async function openTask(walk: Walk, account: string, task: TaskOf): Promise<Page> {
  const page = await walk.as(account);
  const row = await find(walk, page, task);
  await row.locator('.task-name').click();
  await page.getByRole('heading', { level: 1, name: nameOf(walk, task), exact: true }).waitFor();
  await page.locator('.task-form .fjs-form').waitFor();
  return page;
}

/** Does the task: opens it, fills in its form, submits it, and waits for what the workers do then. */
export async function doTask(walk: Walk, account: string, task: TaskOf, entries: Entries): Promise<void> {
  const page = await openTask(walk, account, task);
  const { pathname } = new URL(page.url());
  await fillForm(page, task.key, entries, {
    language: walk.language,
    optionOf: (unit) => countyUnits.find(({ unitId }) => unitId === unit)?.name[walk.language] ?? unit,
  });
  await page.locator('.task-submit .ant-btn-primary').click();
  // The next task or the list: the page says that it was taken by leaving. A refusal would stay.
  await Promise.race([
    page.waitForURL((url) => url.pathname !== pathname),
    page
      .locator('.task-work .ant-alert-error, .task-work .legal, .fjs-form-field-error')
      .first()
      .waitFor()
      .then(async () => {
        throw new Error(`${task.key} of ${account}: ${await page.locator('.task-work').innerText()}`);
      }),
  ]);
  await walk.settle();
}
