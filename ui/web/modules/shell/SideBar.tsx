import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

export interface MenuLink {
  readonly key: string;
  readonly path: string;
  readonly group: string;
  readonly icon: ComponentType;
}

/** Where the person may go, in the groups of ux §1. On a phone it is the bar at the bottom. */
export function SideBar({
  groups,
  links,
  demo,
}: {
  groups: readonly string[];
  links: readonly MenuLink[];
  demo: boolean;
}) {
  const { t } = useTranslation();
  return (
    <nav className="sidebar" aria-label={t('app.navigation')}>
      {groups.map((group) => {
        const own = links.filter((link) => link.group === group);
        return (
          own.length > 0 && (
            <div key={group} className="sidebar-part">
              <p className="sidebar-group">{t(`menu.${group}`)}</p>
              {own.map(({ key, path, icon: Icon }) => (
                <NavLink key={key} to={path} className="sidebar-link">
                  <Icon aria-hidden /> <span>{t(`${key}.menu`)}</span>
                </NavLink>
              ))}
            </div>
          )
        );
      })}
      {demo && <p className="sidebar-note">{t('app.fictional')}</p>}
    </nav>
  );
}
