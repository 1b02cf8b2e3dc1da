import type { Page } from '../page.ts';
import { words } from './words.ts';

export const studioReviewPage: Page = {
  key: 'draftReview',
  path: '/studio/drafts/:draftId/review',
  menu: null,
  roles: ['DSN', 'SUP', 'LDR', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).StudioReviewPage }),
};
