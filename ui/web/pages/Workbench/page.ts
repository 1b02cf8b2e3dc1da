import { InboxOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const workbenchPage: Page = {
  key: 'workbench',
  path: '/work',
  menu: { group: 'handling', icon: InboxOutlined, letter: 'W' },
  roles: ['INT', 'HDL', 'FH', 'REV', 'SUP', 'LDR', 'PRO', 'JUV', 'GRD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).WorkbenchPage }),
};
