import { ApiOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const apiDescriptionPage: Page = {
  key: 'apiDescription',
  path: '/api-description',
  menu: { group: 'global', icon: ApiOutlined, letter: 'P' },
  roles: ['ADM', 'DSN'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).ApiDescriptionPage }),
};
