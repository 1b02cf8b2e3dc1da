import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMatters } from '../../modules/api/queries.ts';
import { Failed } from '../../modules/Failed.tsx';
import { useFilters } from '../../modules/useFilters.ts';
import { Filters } from './Filters.tsx';
import { Rows } from './Rows.tsx';

/** All matters the person may see; filters live in the URL, paging happens on the server. */
export function MattersPage() {
  const { t } = useTranslation();
  const { search, set, clear } = useFilters();
  const matters = useMatters(search);
  const cursor = matters.data?.nextCursor ?? null;
  return (
    <>
      <title>{`${t('matters.title')} · ${t('app.name')}`}</title>
      <h1>{t('matters.title')}</h1>
      <Filters search={search} onFilter={set} total={matters.data?.total ?? null} />
      {matters.isError && !matters.data ? (
        <Failed onRetry={() => void matters.refetch()} />
      ) : (
        <Rows rows={matters.data?.items ?? []} loading={matters.isPending} onClear={clear} />
      )}
      <div className="pager">
        {search.get('cursor') !== null && <Button onClick={() => set('cursor', '')}>{t('matters.first')}</Button>}
        {cursor !== null && <Button onClick={() => set('cursor', cursor)}>{t('matters.more')}</Button>}
      </div>
    </>
  );
}
