import { FormOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const intakePage: Page = {
  key: 'intake',
  path: '/intake',
  menu: { group: 'handling', icon: FormOutlined, letter: 'I' },
  roles: ['INT', 'HDL', 'FH', 'PRO', 'JUV', 'GRD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).IntakePage }),
};
