/** Registering a letter, a visit or a call at the window of a bureau. */
import type { Page } from 'playwright-core';
import { countyUnits, unitId } from '../../../../app/demo/county.ts';
import { codeNames } from '../../../../domain/schema/codeNames.ts';
import type { Channel, MatterType } from '../../../../domain/schema/codes.ts';
import { words } from '../../../../ui/web/pages/Intake/words.ts';
import type { Walk } from './people.ts';
import type { Filing, Receipt } from './petitioner.ts';

export interface Contact extends Filing {
  readonly channel: Exclude<Channel, 'WEB'>;
  readonly representatives?: readonly string[];
  readonly type?: MatterType;
  readonly secrecy?: boolean;
  readonly urgent?: boolean;
  readonly accusedUnit?: string;
  readonly accused?: string;
  /** Number of the claim for which a court or arbitration is open. */
  readonly courtOrArbitration?: number;
  /** A claim against an administrative decision, and until when that can be contested elsewhere. */
  readonly existingAct?: { readonly claim: number; readonly remedyEndsOn: string };
  /** What the clerk sees to about earlier matters. */
  readonly earlier?: 'MERGE';
}

const nameOf = (walk: Walk, code: string): string =>
  walk.say(countyUnits.find((unit) => unit.unitId === unitId(code))?.name ?? { zh: code, en: code });

/** Chooses by its words in the opened list of a select. */
async function chooseFrom(page: Page, select: ReturnType<Page['locator']>, option: string): Promise<void> {
  await select.click();
  // A long list is searched.
  if ((await select.locator('input[readonly]').count()) === 0) await page.keyboard.insertText(option);
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list
    .last()
    .locator('.ant-select-item-option')
    .filter({ has: page.getByText(option, { exact: true }) })
    .click();
  await list.first().waitFor({ state: 'hidden' });
}

/** Fills in the form of the page I, registers it, and reads the receipt that is handed out. */
export async function registerAtWindow(walk: Walk, account: string, contact: Contact): Promise<Receipt> {
  const page = await walk.as(account);
  const w = words[walk.language];
  await page.locator('.sidebar a[href="/intake"]').click();
  await page.locator('textarea.intake-text').first().waitFor();
  await page
    .locator('.intake-head .ant-segmented-item', { hasText: walk.say(codeNames.channel[contact.channel]) })
    .click();
  await page.locator('.intake-name input').fill(contact.name);
  await page.locator('.intake-address input').fill(contact.address);
  if (contact.people !== undefined) await page.locator('.intake-count input').fill(String(contact.people));
  for (const [n, name] of (contact.representatives ?? []).entries()) {
    await page.getByRole('button', { name: w.addRepresentative }).click();
    await page.getByLabel(w.representative.replace('{{n}}', String(n + 1))).fill(name);
  }
  if (contact.secrecy === true) await page.getByLabel(w.secrecy).check();
  await page.locator('textarea.intake-text').first().fill(contact.text);
  const field = (label: string) =>
    page.locator('.intake-field', { has: page.getByText(label, { exact: true }) }).locator('.ant-select');
  if (contact.type !== undefined) await chooseFrom(page, field(w.type), walk.say(codeNames.matterType[contact.type]));
  await chooseFrom(page, field(w.place), nameOf(walk, contact.place));
  if (contact.urgent === true) await page.getByLabel(w.urgent).check();
  if (contact.accusedUnit !== undefined)
    await chooseFrom(page, field(w.accusedUnit), nameOf(walk, contact.accusedUnit));
  if (contact.accused !== undefined) await page.getByLabel(w.accused, { exact: true }).fill(contact.accused);
  for (const [n, [subject, text]] of contact.requests.entries()) {
    if (n > 0) await page.getByRole('button', { name: w.addClaim }).click();
    await page.getByLabel(w.claim.replace('{{n}}', String(n + 1)), { exact: true }).fill(text);
    const chosen = page.locator('.intake-subject').nth(n);
    await chooseFrom(page, chosen, walk.say(codeNames.subject[subject]));
  }
  const facts = async (claim: number) => {
    const details = page.locator('.intake-facts').nth(claim - 1);
    await details.locator('summary').click();
    return details;
  };
  if (contact.courtOrArbitration !== undefined)
    await (await facts(contact.courtOrArbitration)).getByLabel(w.facts.courtOrArbitration).check();
  if (contact.existingAct !== undefined) {
    const details = await facts(contact.existingAct.claim);
    await details.getByLabel(w.facts.existingAdminAct).check();
    await details.getByLabel(w.facts.otherRemedyEndsOn).fill(contact.existingAct.remedyEndsOn);
  }
  if (contact.earlier === 'MERGE') {
    await page.locator('.match-current').waitFor();
    await page.keyboard.press('Alt+m');
    await page.locator('.match-current button[aria-pressed=true]').waitFor();
  }
  await page.keyboard.press('Control+Enter');
  await page.locator('.receipt-lines').waitFor();
  const [publicNumber = '', secretCode = ''] = await page.locator('.receipt-code').allInnerTexts();
  await walk.settle();
  return { publicNumber, secretCode: secretCode === w.receipt.noCode ? null : secretCode };
}
