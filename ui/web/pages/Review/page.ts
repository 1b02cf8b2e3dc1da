import { AuditOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const reviewPage: Page = {
  key: 'review',
  path: '/review',
  menu: { group: 'quality', icon: AuditOutlined, letter: 'R' },
  roles: ['REV', 'SUP', 'LDR', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).ReviewPage }),
};
