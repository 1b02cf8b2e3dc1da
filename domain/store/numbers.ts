/** Running numbers, one series per year: `云信2026-000123`. */
import { sql } from 'kysely';
import type { LocalDate } from '../schema/time.ts';
import type { Tx } from './database.ts';

/** Prefixes of the two public series of an office. */
export interface Numbering {
  readonly matter: string;
  readonly contact: string;
}
export const countyNumbering: Numbering = { matter: '云信', contact: '云信收' };

/** The next number of a series; it is given back when the transaction rolls back, so there are no gaps. */
export async function nextNumber(tx: Tx, series: string, on: LocalDate): Promise<string> {
  const year = on.slice(0, 4);
  const { rows } = await sql<{ last: number }>`
    insert into cases.number_series as s (series, year, last) values (${series}, ${Number(year)}, 1)
    on conflict (series, year) do update set last = s.last + 1 returning last`.execute(tx);
  return `${series}${year}-${String(rows[0]?.last ?? 0).padStart(6, '0')}`;
}
