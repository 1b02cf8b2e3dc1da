/** The contest of units (动态比试) in one period, with what it is made of and how ranks moved since the period before. */
import type { StatisticsView } from '../../schema/statisticsViews.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { Organisation } from '../../schema/matter.ts';
import { LEAST_TO_RANK, ranksOf, scoreOf, TERMS } from '../../statistics/contest.ts';
import { figureOf, figuresOf, UNRECORDED } from '../../statistics/figures.ts';
import { METRICS } from '../../statistics/metrics.ts';
import { NOTHING } from '../../statistics/ratio.ts';
import { addedBy, type Counts } from './counts.ts';

/** Each unit with its inputs; a figure that is not shown is no input either, or the score would give it back. */
function standing(counts: Counts, period: number) {
  const handled = addedBy(counts('onTimeCloseRate', period), ({ unitId }) => unitId);
  const units = [...handled.keys()];
  const byTerm = TERMS.map(({ metric }) => {
    const sums = addedBy(counts(metric, period), ({ unitId }) => unitId);
    const ids = [...new Set([...units, ...sums.keys()])];
    const figures = figuresOf(ids.map((id) => sums.get(id) ?? NOTHING));
    return new Map(ids.map((id, at) => [id, figures[at] ?? figureOf(NOTHING)]));
  });
  return units.map((unitId) => {
    const inputs = TERMS.map(({ metric }, at) =>
      METRICS[metric].making.kind === 'NONE' ? UNRECORDED : (byTerm[at]?.get(unitId) ?? figureOf(NOTHING)),
    );
    return {
      unitId,
      handled: handled.get(unitId)?.d ?? 0,
      inputs,
      score: scoreOf(inputs.map((figure) => (figure.state === 'SHOWN' ? figure.value : null))),
    };
  });
}

/** `counts` has the period and the one before under 0 and 1. */
export function contestOf(organisation: Organisation, counts: Counts): NonNullable<StatisticsView['contest']> {
  const now = standing(counts, 0);
  const ranks = ranksOf(now);
  const before = ranksOf(standing(counts, 1));
  const rows = now.flatMap(({ unitId, ...rest }) => {
    const rank = ranks.get(unitId);
    if (rank === undefined || rest.score === null) return [];
    const then = before.get(unitId);
    return [
      {
        ...rest,
        score: rest.score,
        unitId: unitId as UnitId,
        name: organisation.unit(unitId as UnitId)?.name ?? { zh: unitId, en: unitId },
        rank,
        gained: then === undefined ? null : then - rank,
      },
    ];
  });
  return {
    least: LEAST_TO_RANK,
    rows: rows.sort((a, b) => a.rank - b.rank || a.name.zh.localeCompare(b.name.zh, 'zh')),
    unranked: now.length - rows.length,
  };
}
