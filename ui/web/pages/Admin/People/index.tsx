import { Button, Empty, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postRoleSchema, type WithPassword } from '../../../../../domain/schema/administration.ts';
import { useCodes } from '../../../modules/codes/index.ts';
import { Failed } from '../../../modules/Failed.tsx';
import { usePeople, useUnits, type PeopleFilter } from '../api.ts';
import { PasswordOnce } from './PasswordOnce.tsx';
import { PersonForm } from './PersonForm.tsx';
import { PersonList } from './PersonList.tsx';

const ALL: PeopleFilter = { text: '', unitId: null, role: null, cursor: null };

/** People and their posts. A name is personal, so what is searched for stays out of the address. */
export function PeopleTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const [filter, setFilter] = useState(ALL);
  const [at, setAt] = useState<string | null>(null);
  const [password, setPassword] = useState<WithPassword | null>(null);
  const units = useUnits().data ?? [];
  const people = usePeople(filter);
  const narrow = (more: Partial<PeopleFilter>) => setFilter({ ...filter, cursor: null, ...more });
  const chosen = people.data?.items.find(({ userId }) => userId === at);
  return (
    <>
      <div className="filters">
        <Input.Search
          aria-label={t('admin.people.search')}
          placeholder={t('admin.people.search')}
          style={{ maxWidth: 280 }}
          onSearch={(text) => narrow({ text })}
        />
        <Select
          aria-label={t('admin.people.unit')}
          style={{ minWidth: 160 }}
          popupMatchSelectWidth={false}
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.unitId ?? ''}
          onChange={(value) => narrow({ unitId: value || null })}
          options={[
            { value: '', label: t('admin.people.anyUnit') },
            ...units.map(({ unitId, name }) => ({ value: unitId, label: pick(name) })),
          ]}
        />
        <Select
          aria-label={t('admin.people.role')}
          style={{ minWidth: 140 }}
          popupMatchSelectWidth={false}
          value={filter.role ?? ''}
          onChange={(value) => narrow({ role: value || null })}
          options={[
            { value: '', label: t('admin.people.anyRole') },
            ...postRoleSchema.options.map((value) => ({ value, label: code('role', value) })),
          ]}
        />
        {mayChange && <Button onClick={() => setAt('new')}>{t('admin.people.add')}</Button>}
      </div>
      <div className="admin-split">
        <section className="admin-card">
          {people.isError && !people.data ? (
            <Failed onRetry={() => void people.refetch()} />
          ) : people.data?.items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('admin.people.none')} />
          ) : (
            <PersonList people={people.data?.items ?? []} units={units} at={at} onChoose={setAt} />
          )}
          <div className="pager">
            {filter.cursor !== null && <Button onClick={() => narrow({})}>{t('admin.first')}</Button>}
            {people.data?.nextCursor && (
              <Button onClick={() => narrow({ cursor: people.data.nextCursor })}>{t('admin.more')}</Button>
            )}
          </div>
        </section>
        {(chosen || at === 'new') && (
          <PersonForm
            key={chosen ? chosen.userId : 'new'}
            person={chosen ?? null}
            units={units}
            mayChange={mayChange}
            onPassword={(given) => {
              setPassword(given);
              setAt(given.person.userId);
            }}
          />
        )}
      </div>
      <PasswordOnce given={password} onClose={() => setPassword(null)} />
    </>
  );
}
