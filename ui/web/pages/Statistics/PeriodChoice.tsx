import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { periodKindSchema, type PeriodKind, type StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { addDays } from '../../../../domain/clocks/dates.ts';
import { periodOf, type Period } from '../../../../domain/statistics/periods.ts';

/** How many periods back one may choose from the list; older ones by their address. */
const LISTED = 36;

interface Props {
  readonly view: StatisticsView;
  readonly search: URLSearchParams;
  /** Sets these of the address; an empty value takes one away. */
  readonly onChange: (values: Readonly<Record<string, string>>) => void;
}

/** Which week, month, quarter or year, or from which month to which. */
export function PeriodChoice({ view, search, onChange }: Props) {
  const { t } = useTranslation();
  const custom = search.has('from');
  const labelOf = (kind: PeriodKind, { from, to }: Period): string => {
    const year = from.slice(0, 4);
    if (kind === 'YEAR') return year;
    if (kind === 'MONTH') return from.slice(0, 7);
    if (kind === 'WEEK') return `${from} – ${addDays(to, -1).slice(5)}`;
    return t('statistics.quarter', { year, n: Math.ceil(Number(from.slice(5, 7)) / 3) });
  };
  const listed = (kind: PeriodKind, own: string) => {
    const periods = Array.from({ length: LISTED }, (_, n) => periodOf(kind, view.asOf, -n));
    const all = periods.some(({ from }) => from === own) ? periods : [...periods, periodOf(kind, own)];
    return all.map((period) => ({ value: period.from, label: labelOf(kind, period) }));
  };
  const month = (day: string) => day.slice(0, 7);
  const chooseKind = (kind: string) =>
    onChange(
      kind === 'MONTHS'
        ? { kind: '', on: '', from: month(periodOf('MONTH', view.period.to, -11).from), to: month(view.period.to) }
        : { kind, on: '', from: '', to: '' },
    );
  return (
    <>
      <Segmented
        aria-label={t('statistics.kind.label')}
        value={custom ? 'MONTHS' : view.kind}
        onChange={chooseKind}
        options={[...periodKindSchema.options, 'MONTHS' as const].map((value) => ({
          value,
          label: t(`statistics.kind.${value}`),
        }))}
      />
      {custom ? (
        <>
          <Select
            aria-label={t('statistics.from')}
            className="stat-month"
            value={view.period.from}
            options={listed('MONTH', view.period.from)}
            onChange={(from) =>
              onChange({ from: month(from), to: from > view.period.to ? month(from) : month(view.period.to) })
            }
          />
          <span aria-hidden>–</span>
          <Select
            aria-label={t('statistics.to')}
            className="stat-month"
            value={periodOf('MONTH', view.period.to).from}
            options={listed('MONTH', periodOf('MONTH', view.period.to).from)}
            onChange={(to) =>
              onChange({ to: month(to), from: to < view.period.from ? month(to) : month(view.period.from) })
            }
          />
        </>
      ) : (
        <Select
          aria-label={t('statistics.period')}
          className="stat-period"
          value={view.period.from}
          options={listed(view.kind, view.period.from)}
          onChange={(on) => onChange({ on, kind: view.kind })}
        />
      )}
    </>
  );
}
