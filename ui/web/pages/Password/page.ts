import { roleSchema } from '../../../../domain/schema/codes.ts';
import type { Page } from '../page.ts';
import { words } from './words.ts';

export const passwordPage: Page = {
  key: 'password',
  path: '/password',
  menu: null,
  roles: roleSchema.options,
  words,
  load: async () => ({ default: (await import('./index.tsx')).PasswordPage }),
};
