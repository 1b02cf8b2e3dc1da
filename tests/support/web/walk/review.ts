/** The verdict of the monthly review on the page of reviewers: open the matter from the sample, tick what is amiss, sign. */
import type { Defect } from '../../../../domain/schema/codes.ts';
import { gradeOf } from '../../../../domain/supervision/defects.ts';
import { words } from '../../../../ui/web/pages/ReviewMatter/words.ts';
import type { Walk } from './people.ts';

/** Records the defects of a matter with one claim, and finds them on the sample again. */
export async function judgeSample(
  walk: Walk,
  account: string,
  publicNumber: string,
  defects: readonly Defect[],
): Promise<void> {
  const page = await walk.as(account);
  await page.locator('.sidebar a[href="/review"]').click();
  const row = page.locator('.review-row', { hasText: publicNumber });
  await row.locator('.task-name').click();
  const ticks = page.locator('.review-judgement .defects');
  for (const defect of defects)
    await ticks
      .locator('li', { has: page.getByText(defect, { exact: true }) })
      .locator('input')
      .check();
  await page.locator('.review-judgement .ant-btn-primary').click();
  await page.getByText(words[walk.language].done[gradeOf(defects)].replace('{{seq}}', '1')).waitFor();
  await walk.settle();
  await page.locator('a.review-back', { hasText: words[walk.language].back }).click();
  await row.getByText(defects.join(' '), { exact: true }).waitFor();
}
