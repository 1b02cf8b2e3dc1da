import { SettingOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const adminPage: Page = {
  key: 'admin',
  path: '/admin',
  menu: { group: 'global', icon: SettingOutlined, letter: 'A' },
  roles: ['ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).AdminPage }),
};
