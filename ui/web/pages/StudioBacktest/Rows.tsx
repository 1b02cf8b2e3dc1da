import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BacktestRow } from '../../../../processes/backtest/index.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** Rows at a time. */
const PAGE = 50;

interface Props {
  readonly rows: readonly BacktestRow[];
  /** Only cases whose path first differs here, or that stop here; null = all that come out otherwise. */
  readonly element: string | null;
  readonly onClear: () => void;
}

/** The cases that come out otherwise, the worst first. */
export function Rows({ rows, element, onClear }: Props) {
  const { t } = useTranslation();
  const { code, pick } = useCodes();
  const [shown, setShown] = useState(PAGE);
  const changed = rows.filter((row) => isOtherwise(row) && (element === null || placeOf(row) === element));
  const sorted = [...changed].sort((a, b) => weightOf(b) - weightOf(a));
  return (
    <section className="studio-card" aria-labelledby="rows">
      <header>
        <h2 id="rows">
          {t('backtest.otherwise')} <span className="tabular">{changed.length}</span>
        </h2>
        {element !== null && (
          <Button size="small" onClick={onClear}>
            {t('backtest.allElements')} <span className="mono">{element}</span>
          </Button>
        )}
      </header>
      <div className="studio-scroll" tabIndex={0} role="group" aria-labelledby="rows">
        <table className="studio-table">
          <thead>
            <tr>
              {['case', 'unit', 'subject', 'before', 'after', 'due', 'result'].map((key) => (
                <th key={key} scope="col">
                  {t(`backtest.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row) => (
              <tr key={row.publicNumber}>
                <td className="mono">{row.publicNumber}</td>
                <td>{row.unitName && pick(row.unitName)}</td>
                <td>{row.subject !== null && code('subject', row.subject)}</td>
                <td className="tabular">{row.kind === 'REPLAYED' && row.before.answeredOn}</td>
                <td className="tabular">{row.kind === 'REPLAYED' && row.after.answeredOn}</td>
                <td className="tabular">{row.dueOn}</td>
                <td>
                  <Result row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sorted.length > shown && <Button onClick={() => setShown(shown + PAGE)}>{t('backtest.more')}</Button>}
    </section>
  );
}

function Result({ row }: { row: BacktestRow }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  if (row.kind === 'NOT_REPLAYABLE') return <>{pick(row.because)}</>;
  const { after, daysLater, breaches, escalates } = row;
  return (
    <>
      {breaches
        ? t('backtest.overdueBy', { count: after.overdueDays ?? 0 })
        : daysLater > 0
          ? t('backtest.laterBy', { count: daysLater })
          : daysLater < 0
            ? t('backtest.earlierBy', { count: -daysLater })
            : t('backtest.sameDay')}
      {escalates && ` → ${t('backtest.supervised')}`}
    </>
  );
}

const isOtherwise = (row: BacktestRow): boolean =>
  row.kind === 'NOT_REPLAYABLE' || !row.samePath || row.daysLater !== 0;
const placeOf = (row: BacktestRow): string | null => (row.kind === 'REPLAYED' ? row.firstDifference : row.elementId);
/** A new breach weighs more than any number of days. */
const weightOf = (row: BacktestRow): number =>
  row.kind === 'NOT_REPLAYABLE' ? -1 : (row.escalates ? 2e6 : 0) + (row.breaches ? 1e6 : 0) + Math.abs(row.daysLater);
