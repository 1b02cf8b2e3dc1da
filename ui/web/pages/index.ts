/** Every page, in the order of the bar. Adding one is a folder with `page.ts` and `words.ts`, and a line here. */
import { matterPage } from './Matter/page.ts';
import { mattersPage } from './Matters/page.ts';
import type { Page } from './page.ts';

export const pages: readonly Page[] = [mattersPage, matterPage];
