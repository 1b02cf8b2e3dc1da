import { FolderOpenOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';

/** Where the person may go, in the groups of ux §1. On a phone it is the bar at the bottom. */
export function SideBar({ demo }: { demo: boolean }) {
  const { t } = useTranslation();
  return (
    <nav className="sidebar" aria-label={t('app.navigation')}>
      <p className="sidebar-group">{t('app.handling')}</p>
      <NavLink to="/matters" className="sidebar-link">
        <FolderOpenOutlined aria-hidden /> {t('app.matters')}
      </NavLink>
      {demo && <p className="sidebar-note">{t('app.fictional')}</p>}
    </nav>
  );
}
