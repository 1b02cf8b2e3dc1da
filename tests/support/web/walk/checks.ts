/** What stands on the pages at a stop of a walk: due dates and stage as staff see them, stage and dates as the petitioner is told. */
import type { Page } from 'playwright-core';
import { codeNames } from '../../../../domain/schema/codeNames.ts';
import type { DocumentKind } from '../../../../domain/documents/kinds.ts';
import { documentNames } from '../../../../domain/documents/names.ts';
import type { ClockKey, Colour, MatterStatus } from '../../../../domain/schema/codes.ts';
import { words as matterListWords } from '../../../../ui/web/pages/Matters/words.ts';
import { words as matterWords } from '../../../../ui/web/pages/Matter/words.ts';
import type { Stage } from '../../../../ui/server/public/stages.ts';
import type { Walk } from './people.ts';
import { askStatus, publicWords, type Receipt } from './petitioner.ts';

export interface Seen {
  /** Due days by clock, of all claims, in order; [] = the law sets no such clock here. */
  readonly due?: Partial<Record<ClockKey, readonly string[]>>;
  readonly status?: MatterStatus;
  readonly colour?: Colour;
  /** Documents that were served or are being drafted, in their order. */
  readonly documents?: readonly DocumentKind[];
  /** How often it was brought. */
  readonly contacts?: number;
}

const LOOK_EVERY_MS = 50;
const LOOKS = 100;

/** Opens the matter from the list, as the supervisor does. A sealed one is opened for its reason first. */
export async function openMatter(walk: Walk, publicNumber: string, account = 'sup-yz'): Promise<Page> {
  const page = await walk.as(account);
  await page.locator('.sidebar a[href="/matters"]').click();
  await page.locator('a.mono >> visible=true', { hasText: publicNumber }).click();
  const sealed = page.locator('.sealed-ask');
  const clocks = page.getByRole('heading', { name: matterWords[walk.language].due, exact: true });
  await sealed.or(clocks).first().waitFor();
  if (await sealed.isVisible()) await sealed.locator('button[type=submit]').click();
  await clocks.waitFor();
  return page;
}

/** Every row of the due dates: the clock's name and its day. */
async function dueDays(walk: Walk, page: Page): Promise<readonly (readonly [clock: string, on: string])[]> {
  const { due } = matterWords[walk.language];
  const card = page.locator('.ant-card', { has: page.getByRole('heading', { name: due, exact: true }) });
  const rows = await card
    .locator('.ant-table-row')
    .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())));
  return rows.map(([clock = '', , , on = '']) => [clock, /^\d{4}-\d\d-\d\d/.exec(on)?.[0] ?? on]);
}

/** Looks at the matter as a member of staff; fails saying what stands there instead. */
export async function staffSee(
  walk: Walk,
  { publicNumber }: Receipt,
  { due = {}, status, colour, contacts, documents }: Seen,
  account = 'sup-yz',
): Promise<void> {
  const page = await openMatter(walk, publicNumber, account);
  const shown = async () => {
    const rows = await dueDays(walk, page);
    return Object.fromEntries(
      (Object.keys(due) as ClockKey[]).map((key) => {
        const name = walk.say(codeNames.clockKey[key]);
        return [key, rows.flatMap(([clock, on]) => (clock === name ? [on] : [])).sort()];
      }),
    );
  };
  // What the page still has from its last look stands there until the new answer is in.
  const wanted = JSON.stringify(due);
  for (let look = 0; look < LOOKS && JSON.stringify(await shown()) !== wanted; look += 1)
    await page.waitForTimeout(LOOK_EVERY_MS);
  expect({ publicNumber, due: await shown() }).toEqual({ publicNumber, due });
  const head = page.locator('.matter-header');
  if (status !== undefined) await head.getByText(walk.say(codeNames.matterStatus[status])).first().waitFor();
  if (colour !== undefined)
    await head.getByRole('img', { name: walk.say(codeNames.colour[colour]), exact: true }).waitFor();
  if (documents !== undefined) {
    const names = documents.map((kind) => walk.say(documentNames.kind[kind]));
    const rows = page.locator('.matter-documents li strong');
    await rows.nth(names.length - 1).waitFor();
    expect(await rows.allInnerTexts()).toEqual(names);
  }
  if (contacts !== undefined) await head.getByText(plural(matterWords[walk.language], contacts)).waitFor();
}

/** The words for so many contacts. */
const plural = (words: (typeof matterWords)['zh' | 'en'], count: number): string => {
  const known = words as unknown as Readonly<Record<string, string>>;
  return (known[count === 1 ? 'contacts_one' : 'contacts_other'] ?? known['contacts'] ?? '').replace(
    '{{count}}',
    String(count),
  );
};

/** Neither finds nor counts the matter: not in the list, not by its number, not among the tasks. */
export async function seesNothing(walk: Walk, { publicNumber }: Receipt, account: string): Promise<void> {
  const page = await walk.as(account);
  await page.locator('.sidebar a[href="/matters"]').click();
  const { total, total_other: plurals } = matterListWords[walk.language] as { total?: string; total_other?: string };
  await page.getByText((plurals ?? total ?? '').replace('{{count}}', '0'), { exact: true }).waitFor();
  await page.locator('.sidebar a[href="/work"]').click();
  await page.locator('.workbench .ant-segmented-item').first().waitFor();
  expect(await page.locator('main').innerText()).not.toContain(publicNumber);
}

export interface Told {
  /** Stage of each request, in order; of an accusation only the whole has one. */
  readonly stages: readonly Stage[];
  readonly whole?: Stage;
  /** Days that stand on the page, in words. */
  readonly days?: readonly string[];
  /** Clocks that are not named there: they do not run for this petitioner, or are the office's own. */
  readonly silent?: readonly ClockKey[];
  /** Whether the petitioner may rate now. */
  readonly mayRate?: boolean;
  readonly may?: readonly ('review' | 'reexam')[];
}

/** Looks at the public page of the matter with number and code. */
export async function petitionerSees(
  walk: Walk,
  receipt: Receipt,
  { stages, whole, days = [], silent = [], mayRate, may }: Told,
): Promise<void> {
  const page = await askStatus(walk, receipt);
  const words = publicWords(walk);
  expect(await page.locator('.card.now h2').allInnerTexts()).toEqual(stages.map((stage) => words.stages[stage][0]));
  const text = await page.locator('main').innerText();
  if (whole !== undefined) expect(text).toContain(`${receipt.publicNumber} · ${words.stages[whole][0]}`);
  for (const on of days) expect(text).toContain(inWords(walk, on));
  for (const clock of silent) expect(text).not.toContain(walk.say(codeNames.clockKey[clock]));
  if (mayRate !== undefined)
    expect(await page.getByRole('button', { name: words.status.sendRating }).count()).toBe(mayRate ? 1 : 0);
  if (may !== undefined)
    expect({
      review: await page.getByRole('button', { name: words.status.askReview }).count(),
      reexam: await page.getByRole('button', { name: words.status.askReexam }).count(),
    }).toEqual({ review: may.includes('review') ? 1 : 0, reexam: may.includes('reexam') ? 1 : 0 });
}

/** A day as the public page says it. */
function inWords(walk: Walk, on: string): string {
  const words = publicWords(walk);
  const day = new Date(`${on}T00:00:00Z`);
  return words.day(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate(), words.weekday(day));
}
