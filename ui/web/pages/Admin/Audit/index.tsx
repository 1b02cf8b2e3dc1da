import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failed } from '../../../modules/Failed.tsx';
import { useFilters } from '../../../modules/useFilters.ts';
import { useAudit } from '../api.ts';
import { Chain } from './Chain.tsx';
import { Filters } from './Filters.tsx';
import { Lines } from './Lines.tsx';

const NAMES = ['act', 'actorId', 'objectId', 'from', 'until', 'cursor'] as const;

/** Days of the address as instants of the office's zone: `until` is the last day that counts. */
function query(search: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams();
  for (const name of NAMES) {
    const value = search.get(name) ?? '';
    if (value === '') continue;
    if (name === 'from') asked.set(name, `${value}T00:00:00+08:00`);
    else if (name === 'until') asked.set(name, `${value}T23:59:59.999+08:00`);
    else asked.set(name, value);
  }
  return asked;
}

/** Who did what to what, when, with which outcome. Filters are ids, codes and days, and stand in the address. */
export function AuditTab() {
  const { t } = useTranslation();
  const { search, set } = useFilters();
  const asked = query(search);
  const log = useAudit(asked);
  return (
    <>
      <Chain exportSearch={asked} />
      <Filters search={search} lines={log.data?.items ?? []} onFilter={set} />
      {log.isError && !log.data ? (
        <Failed onRetry={() => void log.refetch()} />
      ) : log.data?.items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('admin.audit.none')} />
      ) : (
        <Lines lines={log.data?.items ?? []} loading={log.isPending} onFilter={set} />
      )}
      <div className="pager">
        {search.get('cursor') !== null && <Button onClick={() => set('cursor', '')}>{t('admin.first')}</Button>}
        {log.data?.nextCursor && (
          <Button onClick={() => set('cursor', String(log.data.nextCursor))}>{t('admin.more')}</Button>
        )}
      </div>
    </>
  );
}
