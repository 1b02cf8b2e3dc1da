import { useTranslation } from 'react-i18next';
import type { MovePreviewRow } from '../../../../domain/schema/studio.ts';
import { useCodes } from '../../modules/codes/index.ts';
import type { ElementNames } from './useElementNames.ts';

interface Props {
  readonly rows: readonly MovePreviewRow[];
  readonly older: ElementNames;
  readonly newer: ElementNames;
}

/** What becomes of each case: those that cannot go first, with the reason. */
export function PreviewRows({ rows, older, newer }: Props) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const nameOf = (names: ElementNames, id: string): string => {
    const name = names.get(id);
    return name ? pick(name) : id;
  };
  const sorted = [...rows].sort((a, b) => Number(b.refused !== null) - Number(a.refused !== null));
  return (
    <section className="studio-card" aria-labelledby="preview-rows">
      <h2 id="preview-rows">{t('moves.preview')}</h2>
      <div className="studio-scroll" tabIndex={0} role="group" aria-labelledby="preview-rows">
        <table className="studio-table">
          <thead>
            <tr>
              {['case', 'step', 'deadline', 'result'].map((key) => (
                <th key={key} scope="col">
                  {t(`moves.column.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr key={row.processInstanceKey}>
                <td className="mono">{row.publicNumber ?? row.processInstanceKey}</td>
                <td>
                  {nameOf(older, row.step.from)}
                  {row.step.to !== null && row.step.to !== row.step.from && ` → ${nameOf(newer, row.step.to)}`}
                </td>
                <td>
                  {t(`moves.deadline.${row.deadline}`)}{' '}
                  <span className="tabular note">{row.newDueOn ?? row.dueOn}</span>
                </td>
                <td>{row.refused ? <strong className="move-refused">{pick(row.refused)}</strong> : t('moves.goes')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
