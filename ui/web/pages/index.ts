/** Every page, in the order of the bar. Adding one is a folder with `page.ts` and `words.ts`, and a line here. */
import { apiDescriptionPage } from './ApiDescription/page.ts';
import { decisionPage } from './Decision/page.ts';
import { adminPage } from './Admin/page.ts';
import { intakePage } from './Intake/page.ts';
import { matterPage } from './Matter/page.ts';
import { mattersPage } from './Matters/page.ts';
import { operationsPage } from './Operations/page.ts';
import { operationsInstancePage } from './OperationsInstance/page.ts';
import type { Page } from './page.ts';
import { passwordPage } from './Password/page.ts';
import { reviewPage } from './Review/page.ts';
import { reviewMatterPage } from './ReviewMatter/page.ts';
import { statisticsPage } from './Statistics/page.ts';
import { studioBacktestPage } from './StudioBacktest/page.ts';
import { studioEditorPage } from './StudioEditor/page.ts';
import { studioPage } from './StudioLibrary/page.ts';
import { studioMovesPage } from './StudioMoves/page.ts';
import { studioReviewPage } from './StudioReview/page.ts';
import { supervisionPage } from './Supervision/page.ts';
import { taskPage } from './Task/page.ts';
import { workbenchPage } from './Workbench/page.ts';

export const pages: readonly Page[] = [
  workbenchPage,
  taskPage,
  intakePage,
  mattersPage,
  matterPage,
  reviewPage,
  reviewMatterPage,
  supervisionPage,
  decisionPage,
  studioPage,
  studioEditorPage,
  studioReviewPage,
  studioBacktestPage,
  studioMovesPage,
  operationsPage,
  operationsInstancePage,
  statisticsPage,
  adminPage,
  apiDescriptionPage,
  passwordPage,
];
