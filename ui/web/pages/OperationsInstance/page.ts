import type { Page } from '../page.ts';
import { words } from './words.ts';

export const operationsInstancePage: Page = {
  key: 'instance',
  path: '/operations/instances/:key',
  menu: null,
  roles: ['DSN', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).OperationsInstancePage }),
};
