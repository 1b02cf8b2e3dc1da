import { App as AntApp, ConfigProvider, Spin } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useSession } from './modules/api/queries.ts';
import { Failed } from './modules/Failed.tsx';
import { SideBar } from './modules/shell/SideBar.tsx';
import { TopBar } from './modules/shell/TopBar.tsx';
import { darkTheme, lightTheme } from './modules/theme/index.ts';

const MatterPage = lazy(async () => ({ default: (await import('./pages/Matter/index.tsx')).MatterPage }));
const MattersPage = lazy(async () => ({ default: (await import('./pages/Matters/index.tsx')).MattersPage }));
const SignInPage = lazy(async () => ({ default: (await import('./pages/SignIn/index.tsx')).SignInPage }));

export function App() {
  const { i18n } = useTranslation();
  const [dark, setDark] = useState(localStorage.getItem('fengqiao.theme') === 'dark');
  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
    localStorage.setItem('fengqiao.theme', dark ? 'dark' : 'light');
  }, [dark]);
  const english = i18n.language === 'en';
  return (
    <ConfigProvider
      locale={english ? enUS : zhCN}
      theme={dark ? darkTheme : lightTheme}
      button={{ autoInsertSpace: false }}
    >
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
      <div className="frame">
        {viewer && <SideBar demo={viewer.demo} />}
        <main id="content" className="page" tabIndex={-1}>
          <Suspense fallback={<Spin />}>
            {session.isPending ? (
              <Spin />
            ) : session.isError ? (
              <Failed onRetry={() => void session.refetch()} />
            ) : viewer ? (
              <Pages />
            ) : (
              <SignInPage />
            )}
          </Suspense>
        </main>
      </div>
    </>
  );
}

function Pages() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/matters" element={<MattersPage />} />
      <Route path="/matters/:matterId" element={<MatterPage />} />
      <Route path="*" element={<Navigate to="/matters" replace />} />
    </Routes>
  );
}
