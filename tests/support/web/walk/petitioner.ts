/** What a petitioner does on the public pages: file, ask where it stands, rate, contest. No account, no script. */
import type { Page } from 'playwright-core';
import { countyUnits, unitId } from '../../../../app/demo/county.ts';
import { codeNames } from '../../../../domain/schema/codeNames.ts';
import type { Rating, Subject } from '../../../../domain/schema/codes.ts';
import { en } from '../../../../ui/server/public/words/en.ts';
import { zh, type PublicWords } from '../../../../ui/server/public/words/zh.ts';
import type { Walk } from './people.ts';

export interface Receipt {
  readonly publicNumber: string;
  /** Null for a further contact about a known matter: the first code stays good. */
  readonly secretCode: string | null;
}
export interface Filing {
  readonly name: string;
  readonly address: string;
  readonly text: string;
  readonly requests: readonly (readonly [Subject, text: string])[];
  /** Code of the town where it happened. */
  readonly place: string;
  readonly people?: number;
}

export const publicWords = ({ language }: Walk): PublicWords => (language === 'en' ? en : zh);
const address = (walk: Walk, path: string): string =>
  `${walk.url}/public${path}${walk.language === 'en' ? '?lang=en' : ''}`;
const nameOfUnit = (walk: Walk, code: string): string =>
  walk.say(countyUnits.find((unit) => unit.unitId === unitId(code))?.name ?? { zh: code, en: code });

/** Files a petition with the county's bureau, and keeps the receipt. */
export async function fileOnline(walk: Walk, filing: Filing): Promise<Receipt> {
  const page = await walk.petitioner();
  const words = publicWords(walk);
  await page.goto(address(walk, ''));
  await page.getByRole('link', { name: words.home.submit }).click();
  await page.getByLabel(words.form.office).selectOption({ label: nameOfUnit(walk, 'YZ_BUREAU') });
  await page.locator('#text').fill(filing.text);
  await page.locator('#place').selectOption({ label: nameOfUnit(walk, filing.place) });
  for (const [n, [subject, text]] of filing.requests.entries()) {
    await page.locator(`#request${String(n + 1)}`).fill(text);
    await page.locator(`#subject${String(n + 1)}`).selectOption({ label: walk.say(codeNames.subject[subject]) });
  }
  await page.locator('#name').fill(filing.name);
  await page.locator('#address').fill(filing.address);
  if (filing.people !== undefined) await page.locator('#count').fill(String(filing.people));
  await page.getByRole('button', { name: words.form.send }).click();
  await page.getByRole('heading', { name: words.receipt.title }).waitFor();
  const code = page.locator('#code');
  const receipt = {
    publicNumber: await page.locator('#number').innerText(),
    secretCode: (await code.count()) > 0 ? await code.innerText() : null,
  };
  await walk.settle();
  return receipt;
}

/** Asks with number and code where the matter stands; the page that answers. */
export async function askStatus(walk: Walk, { publicNumber, secretCode }: Receipt): Promise<Page> {
  const page = await walk.petitioner();
  await page.goto(address(walk, ''));
  await page.locator('#number').fill(publicNumber);
  await page.locator('#code').fill(secretCode ?? '');
  await page.getByRole('button', { name: publicWords(walk).home.check }).click();
  await page.locator('ol.course').waitFor();
  return page;
}

export async function rate(walk: Walk, receipt: Receipt, rating: Rating): Promise<void> {
  const page = await askStatus(walk, receipt);
  const { status } = publicWords(walk);
  await page.getByLabel(walk.say(codeNames.rating[rating]), { exact: true }).check();
  await page.getByRole('button', { name: status.sendRating }).click();
  await page.getByText(status.done.rate).waitFor();
  await walk.settle();
}

/** Asks for the review of the handling opinion, or for the re-examination of the review. */
export async function contest(walk: Walk, receipt: Receipt, what: 'review' | 'reexam'): Promise<void> {
  const page = await askStatus(walk, receipt);
  const { status } = publicWords(walk);
  await page.getByRole('button', { name: what === 'review' ? status.askReview : status.askReexam }).click();
  await page.getByText(status.done[what]).waitFor();
  await walk.settle();
}
