/** The built pages, and what a browser test does with them again and again. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import type { Locator, Page } from 'playwright-core';
import { packagePath } from '../../../platform/paths.ts';
import { PASSWORD } from './world.ts';

export const webFolder = packagePath('dist/web');

/** Builds the pages if their sources changed since the last build. */
export async function buildPages(): Promise<void> {
  // The pages as they are shipped: jest's own NODE_ENV would build React's development version into them.
  const env = { ...process.env, NODE_ENV: 'production' };
  await promisify(execFile)(process.execPath, [packagePath('scripts/web.js')], { env });
}

export type Language = 'zh' | 'en';
export type Theme = 'light' | 'dark';

/** Keeps the choices of language and theme before a page is opened, as an earlier visit would have. */
export const choose = (page: Page, language: Language, theme: Theme): Promise<unknown> =>
  page.addInitScript(
    ([l, t]) => {
      if (localStorage.getItem('fengqiao.language') !== null) return;
      localStorage.setItem('fengqiao.language', l);
      localStorage.setItem('fengqiao.theme', t);
    },
    [language, theme] as const,
  );

/** Fills in the sign-in page, whatever its language. */
export async function signIn(page: Page, account: string, password = PASSWORD): Promise<void> {
  await page.locator('input[autocomplete=username]').fill(account);
  await page.locator('input[type=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

/** Presses Tab until the element has the focus: a person without a mouse can get there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not reach it');
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations of WCAG 2.2 A and AA on the page as it is, one line per rule and element. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated through the debugger, so that the page's own content security policy stays as it is.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // Half-way through a change of colour no element has the contrast it is given.
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

/** Whether something is wider than the window, so that the whole page would scroll sideways. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
