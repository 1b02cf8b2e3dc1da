import type { ComponentType } from 'react';
import type { Role } from '../../../domain/schema/codes.ts';

/** Texts of one language, nested; i18next's plural suffixes included. */
export interface Words {
  readonly [key: string]: string | Words;
}

export const MENU_GROUPS = ['handling', 'quality', 'flows', 'global'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** A page of the staff application. */
export interface Page {
  /** Its words stand under this name: `t('<key>.title')`; `menu` among them is its name in the bar. */
  readonly key: string;
  /** Address in react-router's form. */
  readonly path: string;
  /** Where it stands in the bar and which letter goes there after `G` (ux §1, §6); null = reached from another page. */
  readonly menu: { readonly group: MenuGroup; readonly icon: ComponentType; readonly letter: string } | null;
  /** Roles that see it (ux §1). The server refuses the others whatever a page shows. */
  readonly roles: readonly Role[];
  readonly words: { readonly zh: Words; readonly en: Words };
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

type Held = readonly { readonly role: Role }[];
export type MenuPage = Page & { readonly menu: NonNullable<Page['menu']> };

export const mayOpen = (page: Page, roles: Held): boolean => roles.some(({ role }) => page.roles.includes(role));

/** The person's bar, in the order of the pages. */
export const menuOf = (pages: readonly Page[], roles: Held): readonly MenuPage[] =>
  pages.filter((page): page is MenuPage => page.menu !== null && mayOpen(page, roles));

/** Where a role lands (ux §1), by the letter of the page; a page that is not there falls to the first of the bar. */
const LANDING: Partial<Record<Role, string>> = { REV: 'R', SUP: 'D', LDR: 'D', DSN: 'S', ADM: 'O', AUD: 'A' };

export function landingOf(pages: readonly Page[], roles: Held): string {
  const menu = menuOf(pages, roles);
  const letters = roles.map(({ role }) => LANDING[role] ?? 'W');
  return (menu.find(({ menu: { letter } }) => letters.includes(letter)) ?? menu[0])?.path ?? '/matters';
}
