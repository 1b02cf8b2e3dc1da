import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Round } from '../../../../domain/schema/reviewViews.ts';
import { useCodes } from '../../modules/codes/index.ts';

/** A share in per cent; a dash where there is nothing to divide by (never 0 or 100). */
export const shareOf = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${String(Math.round((part / whole) * 100))} %`;

/** All months with their figures; a month opens its sample. */
export function Months({ rounds }: { rounds: readonly Round[] }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const several = new Set(rounds.map(({ unitId }) => unitId)).size > 1;
  const number = (title: string, of: (round: Round) => string | number) => ({
    title,
    align: 'right' as const,
    className: 'tabular',
    render: (_: unknown, round: Round) => of(round),
  });
  const link = ({ unitId, month }: Round) => <Link to={`/review?unit=${unitId}&month=${month}`}>{month}</Link>;
  const figure = ({ figures, openOn, openedOn }: Round) =>
    openedOn === null
      ? t('review.opensOn', { on: openOn })
      : t('review.inShort', { done: figures.done, sampled: figures.sampled, redo: figures.redo });
  return (
    <section className="review-card" aria-labelledby="review-months">
      <h2 id="review-months">{t('review.months')}</h2>
      <Table<Round>
        className="wide-only"
        size="small"
        rowKey={({ unitId, month }) => `${unitId} ${month}`}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...rounds]}
        columns={[
          { title: t('review.column.month'), render: (_, round) => link(round) },
          ...(several
            ? [{ title: t('supervision.unit'), render: (_: unknown, round: Round) => pick(round.unitName) }]
            : []),
          number(t('review.figure.sampled'), ({ figures, openedOn }) => (openedOn === null ? '–' : figures.sampled)),
          number(t('review.figure.done'), ({ figures, openedOn }) => (openedOn === null ? '–' : figures.done)),
          number(t('review.column.defectRate'), ({ figures: { done, passed, sampled } }) =>
            shareOf(done - passed, sampled),
          ),
          number(t('review.column.redoRate'), ({ figures: { redo, sampled } }) => shareOf(redo, sampled)),
          number(t('review.column.redoInTime'), ({ figures: { redoInTime, redoDue } }) => shareOf(redoInTime, redoDue)),
          number(t('review.column.redoOpen'), ({ figures: { ordered, redone } }) => ordered - redone),
          {
            title: t('matter.state'),
            render: (_, { openOn, openedOn, figures: { done, sampled } }) =>
              openedOn === null
                ? t('review.opensOn', { on: openOn })
                : t(done < sampled ? 'review.going' : 'review.over'),
          },
        ]}
      />
      <ol className="cards">
        {rounds.map((round) => (
          <li key={`${round.unitId} ${round.month}`} className="clock-card">
            {link(round)} {several && <span className="note">{pick(round.unitName)}</span>}
            <div className="note">{figure(round)}</div>
          </li>
        ))}
      </ol>
      <p className="note">{t('review.formula')}</p>
    </section>
  );
}
