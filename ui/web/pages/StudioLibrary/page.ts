import { ApartmentOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const studioPage: Page = {
  key: 'studio',
  path: '/studio',
  menu: { group: 'flows', icon: ApartmentOutlined, letter: 'S' },
  roles: ['DSN', 'SUP', 'LDR', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).StudioLibraryPage }),
};
