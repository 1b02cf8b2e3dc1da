import { readdirSync } from 'node:fs';
import { packagePath } from '../../platform/paths.ts';
import { useBrowser } from '../support/browser.ts';
import { buildPages, violations, webFolder } from '../support/web/pages.ts';
import { standingFlows, tellStory } from '../support/web/story.ts';
import { startStudio, type StudioEngine } from '../support/web/studio.ts';
import { planTour, SIGN_IN, walk, type Tour, type Variant } from '../support/web/tour.ts';
import { useWebWorld } from '../support/web/world.ts';

const browser = useBrowser();
let engine: StudioEngine;
const world = useWebWorld({
  flows: standingFlows,
  webFolder,
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});
let tour: Tour;

beforeAll(async () => {
  await buildPages();
  tour = await planTour(world, await tellStory(world), engine);
}, 120_000);

/** Each value of each choice once; tests/long walks every combination. */
const variants: readonly Variant[] = [
  { language: 'zh', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 390 },
];

test('should pass by every page that there is', () => {
  const folders = readdirSync(packagePath('ui/web/pages'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  expect(new Set([SIGN_IN, ...tour.map(({ page }) => page)])).toEqual(new Set(folders.map(({ name }) => name)));
});

test('should know a page that breaks the rules of accessibility', async () => {
  const page = await browser.openPage({ allowConsole: () => true });
  await page.goto(world.url);
  await page.locator('form').waitFor();
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<button></button>'));
  expect(await violations(page)).toEqual(['button-name: <button></button>']);
});

test.each(variants)(
  'should break no rule of WCAG 2.2 A or AA, keep to its language and fit the window ($language, $theme, $width px)',
  async (variant) => {
    expect(await walk(browser, world.url, tour, variant)).toEqual([]);
  },
  120_000,
);
