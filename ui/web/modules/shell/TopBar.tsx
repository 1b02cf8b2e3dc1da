import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Session } from '../../../../domain/schema/views.ts';
import { useSignInWays, useSignOut } from '../api/queries.ts';
import { useCodes } from '../codes/index.ts';
import { switchLanguage, type Language } from '../i18n/index.ts';
import './shell.css';

interface Props {
  readonly session: Session | null;
  readonly dark: boolean;
  readonly onDark: (dark: boolean) => void;
}

export function TopBar({ session, dark, onDark }: Props) {
  const { t, i18n } = useTranslation();
  return (
    <header className="topbar">
      <Link to="/" className="brand">
        {t('app.name')}
      </Link>
      <span className="grow" />
      {session && <BusinessDate at={session.businessTime} />}
      <span className="topbar-break" />
      <Segmented<Language>
        aria-label={t('app.language')}
        value={i18n.language === 'en' ? 'en' : 'zh'}
        onChange={(language) => void switchLanguage(language)}
        options={[
          { label: <span lang="zh-CN">中文</span>, value: 'zh' },
          { label: <span lang="en">EN</span>, value: 'en' },
        ]}
      />
      <Button onClick={() => onDark(!dark)}>{dark ? t('app.light') : t('app.dark')}</Button>
      {session && <Person session={session} />}
    </header>
  );
}

/** The day the office is at; in a demo or a training not the day on the wall. */
function BusinessDate({ at }: { at: string }) {
  const { t } = useTranslation();
  const { language } = useCodes();
  const day = new Date(at);
  const on = day.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  const weekday = day.toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    weekday: 'short',
    timeZone: 'Asia/Shanghai',
  });
  return (
    <span className="tabular topbar-date">
      <span className="visually-hidden">{t('app.businessTime')} </span>
      {on} {weekday}
    </span>
  );
}

function Person({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { code } = useCodes();
  const signOut = useSignOut();
  const ways = useSignInWays();
  const roles = [...new Set(session.roles.map(({ role }) => code('role', role)))].join(' · ');
  return (
    <>
      <span className="topbar-person">
        <strong>{session.displayName}</strong> <span className="quiet">{roles}</span>
      </span>
      {!session.demo && ways.data?.local && <Link to="/password">{t('password.menu')}</Link>}
      {session.demo && <Link to="/sign-in">{t('app.signInAs')}</Link>}
      <Button onClick={() => signOut.mutate()}>{t('app.signOut')}</Button>
    </>
  );
}
