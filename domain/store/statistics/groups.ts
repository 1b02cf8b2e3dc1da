/** One metric by unit, territory or subject. */
import type { Figure, Grouping, GroupRow, MetricKey } from '../../schema/statisticsViews.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { Organisation } from '../../schema/matter.ts';
import { figureOf, figuresOf, rowFigures } from '../../statistics/figures.ts';
import { NOTHING, type Count } from '../../statistics/ratio.ts';
import { addedBy, type Cell } from './counts.ts';

type Id = string | null;

/** The town of a grid; a place that is in no town stands for itself. */
export function townOf(organisation: Organisation, place: Id): Id {
  for (let unit = place === null ? undefined : organisation.unit(place as UnitId); unit;) {
    if (unit.kind === 'TOWN') return unit.unitId;
    unit = unit.parentId === null ? undefined : organisation.unit(unit.parentId);
  }
  return place;
}

const idIn = (organisation: Organisation, by: Grouping) => (cell: Cell) =>
  by === 'UNIT' ? cell.unitId : by === 'TERRITORY' ? townOf(organisation, cell.part) : cell.part;

/** Figures by id. With `unitId` those of one unit, beside which the totals of all units may be read. */
function figuresBy(
  cells: readonly Cell[],
  ids: readonly Id[],
  idOf: (cell: Cell) => Id,
  unitId: UnitId | undefined,
): readonly Figure[] {
  const line = (own: readonly Cell[]): readonly Count[] => {
    const sums = addedBy(own, idOf);
    return ids.map((id) => sums.get(id) ?? NOTHING);
  };
  if (unitId === undefined) return figuresOf(line(cells));
  const units = [...new Set([unitId, ...cells.map((cell) => cell.unitId)])];
  const table = units.map((unit) => line(cells.filter((cell) => cell.unitId === unit)));
  return rowFigures(table, 0);
}

export interface GroupsAsked {
  readonly metric: MetricKey;
  readonly by: Grouping;
  readonly unitId: UnitId | undefined;
  /** Order in which rows stand that show no number. */
  readonly order: readonly string[];
}

/** The most counted first; what is not shown stands behind, in an order that tells nothing. */
export function groupsOf(
  organisation: Organisation,
  { by, unitId, order }: GroupsAsked,
  now: readonly Cell[],
  before: readonly Cell[],
): readonly GroupRow[] {
  const idOf = idIn(organisation, by);
  const rank = (id: Id) => (id === null ? Infinity : order.indexOf(id) + 1 || order.length + 1);
  const ids = [...new Set([...now, ...before].map(idOf))].sort(
    (a, b) => rank(a) - rank(b) || (a ?? '').localeCompare(b ?? ''),
  );
  const only = by === 'UNIT' ? undefined : unitId;
  const [at, then] = [figuresBy(now, ids, idOf, only), figuresBy(before, ids, idOf, only)];
  const rows = ids.map((id, n) => ({
    id,
    name: by === 'CATEGORY' || id === null ? null : (organisation.unit(id as UnitId)?.name ?? { zh: id, en: id }),
    now: at[n] ?? figureOf(NOTHING),
    before: then[n] ?? figureOf(NOTHING),
  }));
  const size = ({ now: figure }: GroupRow) => (figure.state === 'SHOWN' ? figure.d : 0);
  return rows
    .filter((row) => row.now.state !== 'NONE' || row.before.state !== 'NONE')
    .sort((a, b) => size(b) - size(a));
}
