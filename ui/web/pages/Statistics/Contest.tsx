import { useTranslation } from 'react-i18next';
import type { ContestRow, Figure, StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { TERMS, type Term } from '../../../../domain/statistics/contest.ts';
import { termFigure, termName } from '../../../../domain/statistics/metricNames.ts';
import { useCodes } from '../../modules/codes/index.ts';
import { useFigures } from './useFigures.ts';

/** Units by how well they do things, with what the points are made of. */
export function Contest({ contest }: { contest: NonNullable<StatisticsView['contest']> }) {
  const { t } = useTranslation();
  const { pick } = useCodes();
  const figures = useFigures();
  const { least, rows, unranked } = contest;
  const input = (term: Term, given: Figure | undefined) => {
    const figure = given && termFigure(term, given);
    return figure?.state === 'SHOWN' ? figures.value(term.metric, figure.value) : t('statistics.contest.missing');
  };
  return (
    <section className="stat-card" aria-labelledby="stat-contest">
      <header className="stat-card-head">
        <h2 id="stat-contest">{t('statistics.contest.title')}</h2>
        <span className="note">{t('statistics.contest.note')}</span>
        <span className="grow" />
        {unranked > 0 && <span className="note">{t('statistics.contest.unranked', { least, count: unranked })}</span>}
      </header>
      {rows.length === 0 ? (
        <p className="quiet">{t('statistics.contest.none', { least })}</p>
      ) : (
        <div className="stat-scroll" tabIndex={0} role="region" aria-labelledby="stat-contest">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('statistics.contest.rank')}</th>
                <th scope="col">{t('statistics.part.UNIT')}</th>
                <th scope="col">{t('statistics.contest.score')}</th>
                <th scope="col">{t('statistics.contest.gained')}</th>
                {TERMS.map((term) => (
                  <th key={term.metric} scope="col">
                    {pick(termName(term))} <span className="note">{Math.round(term.weight * 100)}</span>
                  </th>
                ))}
                <th scope="col">{t('statistics.contest.handled')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unitId}>
                  <td className="tabular">{row.rank}</td>
                  <th scope="row">{pick(row.name)}</th>
                  <td className="tabular">
                    <strong>{figures.oneDecimal(row.score)}</strong>
                  </td>
                  <td className="tabular">
                    <Gained row={row} />
                  </td>
                  {TERMS.map((term, at) => (
                    <td key={term.metric} className="tabular">
                      {input(term, row.inputs[at])}
                    </td>
                  ))}
                  <td className="tabular">{figures.number(row.handled)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Gained({ row: { gained } }: { row: ContestRow }) {
  const { t } = useTranslation();
  if (gained === null) return t('statistics.contest.fresh');
  if (gained === 0) return t('statistics.contest.stays');
  return t(gained > 0 ? 'statistics.contest.up' : 'statistics.contest.down', { count: Math.abs(gained) });
}
