import { FolderOpenOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const mattersPage: Page = {
  key: 'matters',
  path: '/matters',
  menu: { group: 'handling', icon: FolderOpenOutlined, letter: 'M' },
  roles: ['INT', 'HDL', 'FH', 'REV', 'SUP', 'LDR', 'PRO', 'JUV', 'GRD', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).MattersPage }),
};
