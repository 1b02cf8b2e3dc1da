import { BarChartOutlined } from '@ant-design/icons';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const statisticsPage: Page = {
  key: 'statistics',
  path: '/statistics',
  menu: { group: 'global', icon: BarChartOutlined, letter: 'T' },
  roles: ['INT', 'HDL', 'FH', 'REV', 'SUP', 'LDR', 'PRO', 'JUV', 'AUD'],
  words,
  load: async () => ({ default: (await import('./index.tsx')).StatisticsPage }),
};
