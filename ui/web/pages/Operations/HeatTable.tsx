import { useTranslation } from 'react-i18next';
import type { ElementHeat } from '../../../../domain/schema/operationViews.ts';
import { useDuration } from './useDuration.ts';

/** The diagram's figures as a table: steps where cases stand or have spent time, the longest first. */
export function HeatTable({
  elements,
  nameOf,
}: {
  elements: readonly ElementHeat[];
  nameOf: (elementId: string) => string;
}) {
  const { t } = useTranslation();
  const duration = useDuration();
  const shown = elements
    .filter(({ active, incidents, median }) => active > 0 || incidents > 0 || (median ?? 0) >= 1)
    .toSorted((a, b) => (b.median ?? 0) - (a.median ?? 0));
  const time = (seconds: number | null) => (seconds === null ? '–' : duration(seconds));
  return (
    <section className="studio-card" aria-labelledby="operations-table">
      <h2 id="operations-table">{t('operations.table')}</h2>
      <div className="studio-scroll" tabIndex={0} role="group" aria-labelledby="operations-table">
        <table className="studio-table">
          <thead>
            <tr>
              {(['step', 'active', 'stuck', 'completed', 'median', 'p90'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`operations.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ elementId, active, incidents, completed, median, p90 }) => (
              <tr key={elementId} data-element={elementId}>
                <td>{nameOf(elementId)}</td>
                <td className="tabular">{active}</td>
                <td className="tabular">{incidents > 0 ? `⚡ ${String(incidents)}` : '0'}</td>
                <td className="tabular">{completed}</td>
                <td className="tabular">{time(median)}</td>
                <td className="tabular">{time(p90)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
