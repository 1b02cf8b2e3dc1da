import type { Page } from '../page.ts';
import { words } from './words.ts';

export const studioMovesPage: Page = {
  key: 'moves',
  path: '/studio/files/:resource/moves',
  menu: null,
  roles: ['DSN', 'SUP', 'LDR', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).StudioMovesPage }),
};
