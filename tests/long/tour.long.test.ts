import { useBrowser } from '../support/browser.ts';
import { buildPages, webFolder } from '../support/web/pages.ts';
import { standingFlows, tellStory } from '../support/web/story.ts';
import { startStudio, type StudioEngine } from '../support/web/studio.ts';
import { planTour, walk, type Tour, type Variant } from '../support/web/tour.ts';
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

const every: Variant[] = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => ([1440, 390] as const).map((width) => ({ language, theme, width }))),
);

test.each(every)(
  'should break no rule on any page ($language, $theme, $width px)',
  async (variant) => {
    expect(await walk(browser, world.url, tour, variant)).toEqual([]);
  },
  180_000,
);
