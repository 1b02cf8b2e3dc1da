import { mattersPage } from '../Matters/page.ts';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const matterPage: Page = {
  key: 'matter',
  path: '/matters/:matterId',
  menu: null,
  roles: mattersPage.roles,
  words,
  load: async () => ({ default: (await import('./index.tsx')).MatterPage }),
};
