/** Every page, in the order of the bar. Adding one is a folder with `page.ts` and `words.ts`, and a line here. */
import { intakePage } from './Intake/page.ts';
import { matterPage } from './Matter/page.ts';
import { mattersPage } from './Matters/page.ts';
import type { Page } from './page.ts';
import { taskPage } from './Task/page.ts';
import { workbenchPage } from './Workbench/page.ts';

export const pages: readonly Page[] = [workbenchPage, taskPage, intakePage, mattersPage, matterPage];
