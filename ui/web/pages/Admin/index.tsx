import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useSession } from '../../modules/api/queries.ts';
import './admin.css';
import { AuditTab } from './Audit/index.tsx';
import { CalendarTab } from './Calendar/index.tsx';
import { PeopleTab } from './People/index.tsx';
import { UnitsTab } from './Units/index.tsx';

const TABS = { units: UnitsTab, people: PeopleTab, calendar: CalendarTab, audit: AuditTab } as const;
type Tab = keyof typeof TABS;
const isTab = (text: string | null): text is Tab => text !== null && Object.hasOwn(TABS, text);

/** Organisation, people, holidays, audit log. Each tab has its own address; an auditor lands on the log and changes nothing. */
export function AdminPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const roles = (useSession().data?.roles ?? []).map(({ role }) => role);
  const mayChange = roles.includes('ADM');
  const asked = search.get('tab');
  const tab: Tab = isTab(asked) ? asked : mayChange ? 'units' : 'audit';
  const Content = TABS[tab];
  return (
    <div className="stack">
      <title>{`${t(`admin.tab.${tab}`)} · ${t('app.name')}`}</title>
      <h1>{t('admin.title')}</h1>
      <div className="filters">
        <Segmented<Tab>
          aria-label={t('admin.tabs')}
          value={tab}
          // Filters of one tab mean nothing to another.
          onChange={(next) => setSearch({ tab: next })}
          options={(Object.keys(TABS) as Tab[]).map((value) => ({ value, label: t(`admin.tab.${value}`) }))}
        />
        {!mayChange && <span className="quiet">{t('admin.readOnly')}</span>}
      </div>
      <Content mayChange={mayChange} />
    </div>
  );
}
