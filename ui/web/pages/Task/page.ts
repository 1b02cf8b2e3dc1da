import type { Page } from '../page.ts';
import { workbenchPage } from '../Workbench/page.ts';
import { words } from './words.ts';

export const taskPage: Page = {
  key: 'task',
  path: '/work/:userTaskKey',
  menu: null,
  roles: workbenchPage.roles,
  words,
  load: async () => ({ default: (await import('./index.tsx')).TaskPage }),
};
