import { AlertOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const supervisionPage: Page = {
  key: 'supervision',
  path: '/desk',
  menu: { group: 'quality', icon: AlertOutlined, letter: 'D' },
  roles: ['SUP', 'LDR', 'REV', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).SupervisionPage }),
};
