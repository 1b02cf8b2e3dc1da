import { useTranslation } from 'react-i18next';
import { dueStateSchema, type DueCounts, type WorkRow } from '../../../../domain/schema/workViews.ts';
import { TaskRow, type RowProps } from './TaskRow.tsx';

interface Props {
  readonly rows: readonly WorkRow[];
  readonly counts: DueCounts;
  readonly propsOf: (row: WorkRow, index: number) => Omit<RowProps, 'row'>;
}

/** The rows under the headings of their deadline states. */
export function TaskList({ rows, counts, propsOf }: Props) {
  const { t } = useTranslation();
  const groups = dueStateSchema.options
    .map((state) => ({ state, own: rows.flatMap((row, index) => (row.due.state === state ? [{ row, index }] : [])) }))
    .filter(({ own }) => own.length > 0);
  return (
    <section aria-label={t('workbench.list')}>
      {groups.map(({ state, own }) => (
        <section key={state} aria-label={t(`workbench.state.${state}`)}>
          <h2 className={`task-group task-group-${state}`}>
            {t(`workbench.state.${state}`)} {counts[state]}{' '}
            <span className="note">{t(`workbench.groupNote.${state}`)}</span>
          </h2>
          <ul className="task-rows">
            {own.map(({ row, index }) => (
              <TaskRow key={row.userTaskKey} row={row} {...propsOf(row, index)} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
