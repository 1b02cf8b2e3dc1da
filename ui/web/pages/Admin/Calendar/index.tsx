import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../../../domain/schema/administration.ts';
import { useSession } from '../../../modules/api/queries.ts';
import { Failed } from '../../../modules/Failed.tsx';
import { useFilters } from '../../../modules/useFilters.ts';
import { useCalendar } from '../api.ts';
import { DayForm } from './DayForm.tsx';
import { DayList } from './DayList.tsx';

/** The year's days that are not what their weekday says: as published, and the office's own above them. */
export function CalendarTab({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const { search, set } = useFilters();
  const session = useSession();
  const thisYear = Number((session.data?.businessTime ?? '').slice(0, 4));
  const year = Number(search.get('year') ?? thisYear);
  const calendar = useCalendar(year);
  const [day, setDay] = useState<CalendarDay | 'new' | null>(null);
  if (calendar.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (!calendar.data) return <Failed onRetry={() => void calendar.refetch()} />;
  const turn = (by: number) => {
    setDay(null);
    set('year', String(year + by));
  };
  const chosen = day === null || day === 'new' ? null : day;
  return (
    <>
      <div className="filters">
        <Button onClick={() => turn(-1)}>{t('admin.calendar.before', { year: year - 1 })}</Button>
        <h2 className="tabular">{t('admin.calendar.year', { year })}</h2>
        <Button onClick={() => turn(1)}>{t('admin.calendar.after', { year: year + 1 })}</Button>
        {mayChange && <Button onClick={() => setDay('new')}>{t('admin.calendar.add')}</Button>}
        <span className="note">{t('admin.calendar.version', { version: calendar.data.version })}</span>
      </div>
      {!calendar.data.published && (
        <Alert type="warning" showIcon title={t('admin.calendar.unpublished', { year })} className="form-error" />
      )}
      <div className="admin-split">
        <section className="admin-card">
          <DayList days={calendar.data.days} at={chosen?.on ?? null} onChoose={setDay} />
        </section>
        {day !== null && (
          <DayForm
            key={`${chosen?.on ?? 'new'} ${String(chosen?.version)}`}
            day={chosen}
            year={year}
            mayChange={mayChange}
            onDone={() => setDay(null)}
          />
        )}
      </div>
    </>
  );
}
