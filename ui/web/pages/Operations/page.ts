import { DeploymentUnitOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const operationsPage: Page = {
  key: 'operations',
  path: '/operations',
  menu: { group: 'flows', icon: DeploymentUnitOutlined, letter: 'O' },
  roles: ['DSN', 'ADM', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).OperationsPage }),
};
