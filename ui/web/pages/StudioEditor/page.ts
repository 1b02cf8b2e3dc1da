import type { Page } from '../page.ts';
import { words } from './words.ts';

export const studioEditorPage: Page = {
  key: 'draft',
  path: '/studio/drafts/:draftId',
  menu: null,
  roles: ['DSN', 'SUP', 'LDR', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).StudioEditorPage }),
};
