import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../../../../domain/schema/administration.ts';
import { useCodes } from '../../../modules/codes/index.ts';

interface Props {
  readonly days: readonly CalendarDay[];
  readonly at: string | null;
  readonly onChoose: (day: CalendarDay) => void;
}

export function DayList({ days, at, onChoose }: Props) {
  const { t } = useTranslation();
  const { pick, language } = useCodes();
  const weekday = (on: string) =>
    new Date(`${on}T00:00:00Z`).toLocaleDateString(language === 'zh' ? 'zh-CN' : 'en-GB', {
      weekday: 'short',
      timeZone: 'UTC',
    });
  if (days.length === 0) return <p className="quiet">{t('admin.calendar.none')}</p>;
  return (
    <ul aria-label={t('admin.tab.calendar')}>
      {days.map((day) => (
        <li key={`${day.on} ${day.source}`}>
          <button type="button" className="admin-row" aria-current={day.on === at} onClick={() => onChoose(day)}>
            <span className="tabular">
              {day.on} {weekday(day.on)}
            </span>
            <strong>{t(day.working ? 'admin.calendar.working' : 'admin.calendar.free')}</strong>
            <span>{pick(day.name)}</span>
            <span className="note">
              {t(`admin.calendar.${day.source}`)}
              {day.withdrawn && ` · ${t('admin.calendar.withdrawn')}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
