/** Whether the monthly review keeps its rhythm (周/月/季): runs that were drawn on their day ÷ runs that were due. */
import type { Clocks } from '../../clocks/port.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { Period } from '../../statistics/periods.ts';
import type { Count } from '../../statistics/ratio.ts';
import type { Database } from '../database.ts';
import type { StatisticsViewer } from './viewer.ts';

/** Counts by bureau and index of the period; a run belongs to the bureau that people see all ordinary matters of. */
export async function runsOf(
  db: Database,
  viewer: StatisticsViewer,
  periods: readonly Period[],
  { localDate }: Pick<Clocks, 'localDate'>,
): Promise<readonly (Count & { readonly period: number; readonly unitId: string })[]> {
  const bureaus = viewer.through
    .filter(({ levels }) => levels.includes('NORMAL'))
    .flatMap(({ receivedBy }): readonly UnitId[] => receivedBy);
  if (viewer.scope !== 'COUNTY' || bureaus.length === 0) return [];
  const rows = await db
    .selectFrom('cases.programme')
    .select(['unit_id', 'open_at', 'opened_at'])
    .where('unit_id', 'in', [...new Set(bureaus)])
    .execute();
  return rows.flatMap(({ unit_id, open_at, opened_at }) => {
    const due = localDate(open_at.getTime());
    const n = opened_at !== null && localDate(opened_at.getTime()) <= due ? 1 : 0;
    return periods.flatMap(({ from, to }, period) =>
      from <= due && due < to ? [{ period, unitId: unit_id, n, d: 1 }] : [],
    );
  });
}
