/** Decisions that are made on the supervision desk: a draft that waits, read with its evidence, then signed. */
import type { MeasureKind } from '../../../../domain/schema/codes.ts';
import { words as decisionWords } from '../../../../ui/web/pages/Decision/words.ts';
import type { Walk } from './people.ts';

export interface Ticked {
  /** Extend the redo once. */
  readonly renew?: boolean;
}

/** Opens the draft about the matter from the desk and agrees to it. */
export async function decideOnDesk(
  walk: Walk,
  account: string,
  publicNumber: string,
  kind: MeasureKind | 'REDO',
  { renew }: Ticked,
): Promise<void> {
  const page = await walk.as(account);
  const words = decisionWords[walk.language];
  await page.locator('.sidebar a[href="/desk"]').click();
  await page.locator('.draft-row', { hasText: publicNumber }).locator('.task-name').click();
  await page.locator('.decision-acts').waitFor();
  if (renew === true)
    await page
      .locator('.decision-choices label', { hasText: words.renewed.split('{{on}}')[0] ?? '' })
      .locator('input')
      .check();
  await page.getByRole('button', { name: new RegExp(words.agree[kind]) }).click();
  await page.locator('.decision-acts').waitFor({ state: 'detached' });
  await walk.settle();
}
