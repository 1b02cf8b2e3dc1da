import { useTour, type Variant } from '../support/web/tour.ts';

const tour = useTour();

const every: Variant[] = (['zh', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((theme) => ([1440, 390] as const).map((width) => ({ language, theme, width }))),
);

test.each(every)(
  'should break no rule on any page ($language, $theme, $width px)',
  async (variant) => {
    expect(await tour.walk(variant)).toEqual([]);
  },
  180_000,
);
