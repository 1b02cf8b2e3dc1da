import { App as AntApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import type { Session } from '../../domain/schema/views.ts';
import { useSession } from './modules/api/queries.ts';
import { Failed } from './modules/Failed.tsx';
import { GoKeys } from './modules/keys/index.ts';
import { SideBar } from './modules/shell/SideBar.tsx';
import { TopBar } from './modules/shell/TopBar.tsx';
import { themeOf } from './modules/theme/index.ts';
import { useReducedMotion } from './modules/theme/useReducedMotion.ts';
import { pages } from './pages/index.ts';
import { landingOf, mayOpen, MENU_GROUPS, menuOf } from './pages/page.ts';

const SignInPage = lazy(async () => ({ default: (await import('./pages/SignIn/index.tsx')).SignInPage }));
const routes = pages.map((page) => ({ page, Content: lazy(page.load) }));

export function App() {
  const { i18n } = useTranslation();
  const [dark, setDark] = useState(localStorage.getItem('fengqiao.theme') === 'dark');
  const still = useReducedMotion();
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    localStorage.setItem('fengqiao.theme', dark ? 'dark' : 'light');
  }, [dark]);
  const english = i18n.language === 'en';
  return (
    <ConfigProvider locale={english ? enUS : zhCN} theme={themeOf({ dark, still })} button={{ autoInsertSpace: false }}>
      <AntApp>
        <Shell dark={dark} onDark={setDark} />
      </AntApp>
    </ConfigProvider>
  );
}

function Shell({ dark, onDark }: { dark: boolean; onDark: (dark: boolean) => void }) {
  const session = useSession();
  const { t } = useTranslation();
  const viewer = session.data ?? null;
  return (
    <>
      <title>{t('app.name')}</title>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <TopBar session={viewer} dark={dark} onDark={onDark} />
      {viewer && (
        <GoKeys links={menuOf(pages, viewer.roles).map(({ path, menu }) => ({ path, letter: menu.letter }))} />
      )}
      <div className="frame">
        {viewer && (
          <SideBar
            groups={MENU_GROUPS}
            links={menuOf(pages, viewer.roles).map(({ key, path, menu: { group, icon } }) => ({
              key,
              path,
              group,
              icon,
            }))}
            demo={viewer.demo}
          />
        )}
        <main id="content" className="page" tabIndex={-1}>
          <Suspense fallback={<Spin />}>
            {session.isPending ? (
              <Spin />
            ) : session.isError ? (
              <Failed onRetry={() => void session.refetch()} />
            ) : viewer ? (
              <Pages roles={viewer.roles} demo={viewer.demo} />
            ) : (
              <SignInPage />
            )}
          </Suspense>
        </main>
      </div>
    </>
  );
}

function Pages({ roles, demo }: Pick<Session, 'roles' | 'demo'>) {
  // Whoever looks on in a demo is an auditor, and has come for the matters rather than for the log of the office.
  const onlooker = demo && roles.every(({ role }) => role === 'AUD');
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      {routes
        .filter(({ page }) => mayOpen(page, roles))
        .map(({ page, Content }) => (
          <Route key={page.key} path={page.path} element={<Content />} />
        ))}
      <Route path="*" element={<Navigate to={onlooker ? '/matters' : landingOf(pages, roles)} replace />} />
    </Routes>
  );
}
