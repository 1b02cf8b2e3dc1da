import { reviewPage } from '../Review/page.ts';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const reviewMatterPage: Page = {
  key: 'reviewMatter',
  path: '/review/:unitId/:month/:matterId',
  menu: null,
  roles: reviewPage.roles,
  words,
  load: async () => ({ default: (await import('./index.tsx')).ReviewMatterPage }),
};
