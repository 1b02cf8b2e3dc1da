import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../../../modules/Failed.tsx';
import { useUnits } from '../api.ts';
import { UnitForm } from './UnitForm.tsx';
import { UnitList } from './UnitList.tsx';

/** The organisation tree; a unit is added, changed or closed beside it. */
export function UnitsTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const units = useUnits();
  const [at, setAt] = useState<string | null>(null);
  if (units.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!units.data) return <Failed onRetry={() => void units.refetch()} />;
  const chosen = units.data.find(({ unitId }) => unitId === at);
  return (
    <div className="admin-split">
      <section className="admin-card">
        {mayChange && (
          <div className="admin-buttons">
            <Button onClick={() => setAt('new')}>{t('admin.units.add')}</Button>
          </div>
        )}
        <UnitList units={units.data} at={at} onChoose={setAt} />
      </section>
      {(chosen || at === 'new') && (
        <UnitForm
          key={chosen ? `${chosen.unitId}` : 'new'}
          unit={chosen ?? null}
          units={units.data}
          mayChange={mayChange}
          onDone={setAt}
        />
      )}
    </div>
  );
}
