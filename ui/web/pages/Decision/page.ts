import type { Page } from '../page.ts';
import { supervisionPage } from '../Supervision/page.ts';
import { words } from './words.ts';

export const decisionPage: Page = {
  key: 'decision',
  path: '/desk/decisions/:userTaskKey',
  menu: null,
  roles: supervisionPage.roles,
  words,
  load: async () => ({ default: (await import('./index.tsx')).DecisionPage }),
};
