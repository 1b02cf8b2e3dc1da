import type { Page } from '../page.ts';
import { words } from './words.ts';

export const studioBacktestPage: Page = {
  key: 'backtest',
  path: '/studio/drafts/:draftId/backtest',
  menu: null,
  roles: ['DSN', 'SUP', 'LDR', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).StudioBacktestPage }),
};
