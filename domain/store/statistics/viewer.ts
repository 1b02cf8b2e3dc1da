/** Who counts, and how far, as conditions of the database on facts or their sums, `f`. */
import { sql, type SqlBool } from 'kysely';
import type { Hidden, SeenThrough } from '../seeing.ts';
import type { UnitId } from '../../schema/ids.ts';

export interface StatisticsViewer {
  readonly hidden: Hidden;
  /** Facts of these levels, of matters that one of the units received or that one of them answers for. */
  readonly through: readonly SeenThrough[];
  readonly scope: 'COUNTY' | 'OWN_UNITS';
  /** Units that one may choose, in the order of the tree. */
  readonly units: readonly UnitId[];
}

const list = (values: readonly string[]) => sql`${[...values]}::text[]`;

const seen = ({ levels, receivedBy, handledBy }: SeenThrough) =>
  sql<SqlBool>`(f.confidentiality = any(${list(levels)}) and (f.bureau_unit_id = any(${list(receivedBy)}) or f.unit_id = any(${list(handledBy)})))`;

/** Without the matters that the person is recused from: sums know no matters, and theirs are taken off. */
export function countable({ hidden, through }: StatisticsViewer) {
  if (through.length === 0) return sql<SqlBool>`false`;
  // Accusations of the own units are not even counted (R1 art. 30).
  return sql<SqlBool>`((f.accused_unit_id is null or f.accused_unit_id <> all(${list(hidden.accusing)})) and (${sql.join(through.map(seen), sql` or `)}))`;
}
