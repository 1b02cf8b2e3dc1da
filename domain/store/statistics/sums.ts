/** Sums of measures over stretches of days: whole months from the sums that are kept, the days beside them from the facts. */
import { sql } from 'kysely';
import type { Measure } from '../../statistics/measures.ts';
import type { Period } from '../../statistics/periods.ts';
import { piecesOf } from '../../statistics/pieces.ts';
import type { Count } from '../../statistics/ratio.ts';
import type { Database } from '../database.ts';
import { countable, type StatisticsViewer } from './viewer.ts';

/** By what the parts of a sum are told apart: subject, place, or days that an opinion took. */
export type Cube = 'CATEGORY' | 'PLACE' | 'DAYS';

export interface Wanted {
  readonly measures: readonly Measure[];
  /** Already cut at the last day that is counted. */
  readonly periods: readonly Period[];
  /** Absent: parts are not told apart. */
  readonly cube?: Cube;
}

export interface Sum extends Count {
  /** Index in the periods that were asked for. */
  readonly period: number;
  readonly measure: Measure;
  readonly unitId: string;
  /** Null also for no place. */
  readonly part: string | null;
}

interface Range extends Period {
  readonly period: number;
}
const rangesOf = (periods: readonly Period[], days: boolean): readonly Range[] =>
  periods.flatMap((period, at) =>
    piecesOf(period)
      .filter(({ grain }) => (grain === 'D') === days)
      .map(({ from, to }) => ({ period: at, from, to })),
  );

/** Rows next to one another become one: a period of years is one range, not one for each. */
const joined = (ranges: readonly Range[]): readonly Range[] =>
  ranges.reduce<Range[]>((all, range) => {
    const last = all.at(-1);
    if (last?.period === range.period && last.to === range.from) all[all.length - 1] = { ...last, to: range.to };
    else all.push(range);
    return all;
  }, []);

const table = (ranges: readonly Range[]) =>
  sql`(select * from unnest(${ranges.map(({ period }) => period)}::integer[], ${ranges.map(({ from }) => from)}::date[], ${ranges.map(({ to }) => to)}::date[]) as p (period, a, b)) p`;

const partOf: Readonly<Record<Cube, ReturnType<typeof sql>>> = {
  CATEGORY: sql`f.category`,
  PLACE: sql`f.place_unit_id`,
  DAYS: sql`f.n::text`,
};

/** One row for each period, measure, unit and part that has any. */
export async function sumsOf(
  db: Database,
  viewer: StatisticsViewer,
  { measures, periods, cube }: Wanted,
): Promise<readonly Sum[]> {
  const months = joined(rangesOf(periods, false));
  const days = joined(rangesOf(periods, true));
  const of = sql`f.measure = any(${[...measures]}::text[]) and ${countable(viewer)}`;
  const kept = sql`cube, part, month, measure, unit_id, bureau_unit_id, confidentiality, accused_unit_id, n, d`;
  const part = (column: ReturnType<typeof sql>) => (cube === undefined ? sql`null::text` : column);
  // Every cube has every fact but that of days, so that any of the others will do for the whole.
  const whole = cube ?? 'CATEGORY';
  const facts = (on: ReturnType<typeof sql>, sign: ReturnType<typeof sql>) => sql`
    select p.period, f.measure, f.unit_id, ${part(partOf[whole])} as part, ${sign} * f.n as n, ${sign} * f.d as d
      from ${on} join cases.matter_fact f on f.on_day >= p.a and f.on_day < p.b where ${of}`;
  const { recusedFrom } = viewer.hidden;
  const { rows } = await sql<{
    period: number;
    measure: Measure;
    unit_id: string;
    part: string | null;
    n: string;
    d: string;
  }>`
    select period, measure, unit_id, part, sum(n) as n, sum(d) as d from (
      select p.period, f.measure, f.unit_id, ${part(sql`f.part`)} as part, f.n, f.d
        from ${table(months)} join (select ${kept} from cases.fact_sum union all select ${kept} from cases.fact_sum_change) f
          on f.month >= p.a and f.month < p.b where f.cube = ${whole} and ${of}
      union all ${facts(table(days), sql`1`)}
      ${recusedFrom.length === 0 ? sql`` : sql`union all ${facts(table(joined([...months, ...days].toSorted((a, b) => a.period - b.period || a.from.localeCompare(b.from)))), sql`-1`)} and f.matter_id = any(${[...recusedFrom]}::text[])`}
    ) s group by period, measure, unit_id, part having sum(n) <> 0 or sum(d) <> 0`.execute(db);
  return rows.map((row) => ({
    period: row.period,
    measure: row.measure,
    unitId: row.unit_id,
    part: row.part,
    n: Number(row.n),
    d: Number(row.d),
  }));
}
