import { readdirSync } from 'node:fs';
import { packagePath } from '../../platform/paths.ts';
import { violations } from '../support/web/pages.ts';
import { useTour, type Variant } from '../support/web/tour.ts';

const tour = useTour();

/** Each value of each choice once; tests/long walks every combination. */
const variants: readonly Variant[] = [
  { language: 'zh', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 390 },
];

test('should pass by every page that there is', () => {
  const folders = readdirSync(packagePath('ui/web/pages'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(tour.passed()).toEqual(new Set(folders.map(({ name }) => name)));
});

test('should know a page that breaks the rules of accessibility', async () => {
  const page = await tour.browser.openPage({ allowConsole: () => true });
  await page.goto(tour.world.url);
  await page.locator('form').waitFor();
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<button></button>'));
  expect(await violations(page)).toEqual(['button-name: <button></button>']);
});

test.each(variants)(
  'should break no rule of WCAG 2.2 A or AA, keep to its language and fit the window ($language, $theme, $width px)',
  async (variant) => {
    expect(await tour.walk(variant)).toEqual([]);
  },
  120_000,
);
