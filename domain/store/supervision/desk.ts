/** The supervision desk over the case store. */
import type { StoreParts } from '../act.ts';
import { colouredPage } from './colours.ts';
import { forecastOf } from './forecast.ts';
import { ladderPage } from './ladder.ts';
import { deskPage } from './lists.ts';
import { lostOf, overviewOf } from './overview.ts';
import { signPage } from './signs.ts';

type Bound<F> = F extends (parts: StoreParts, ...rest: infer A) => infer R ? (...rest: A) => R : never;
const bind =
  <A extends readonly unknown[], R>(parts: StoreParts, read: (parts: StoreParts, ...rest: A) => R) =>
  (...rest: A): R =>
    read(parts, ...rest);

export interface SupervisionReader {
  readonly overview: Bound<typeof overviewOf>;
  readonly list: Bound<typeof deskPage>;
  readonly lost: Bound<typeof lostOf>;
  readonly ladder: Bound<typeof ladderPage>;
  readonly forecast: Bound<typeof forecastOf>;
  readonly coloured: Bound<typeof colouredPage>;
  readonly signs: Bound<typeof signPage>;
}

export const createSupervision = (parts: StoreParts): SupervisionReader => ({
  overview: bind(parts, overviewOf),
  list: bind(parts, deskPage),
  lost: bind(parts, lostOf),
  ladder: bind(parts, ladderPage),
  forecast: bind(parts, forecastOf),
  coloured: bind(parts, colouredPage),
  signs: bind(parts, signPage),
});
export { type DeskViewer } from './viewer.ts';
export { type ForecastQuery } from './forecast.ts';
export { type ColourQuery } from './colours.ts';
export { type DeskQuery } from './lists.ts';
export { type SignQuery } from './signs.ts';
