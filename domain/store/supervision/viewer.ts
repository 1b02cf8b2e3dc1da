/** Who looks at the desk, and how far, as conditions of the database. */
import { sql, type SqlBool } from 'kysely';
import { CONFIDENTIALITY_RANK } from '../../access/sight.ts';
import type { Confidentiality } from '../../schema/codes.ts';
import type { UserId } from '../../schema/ids.ts';
import { notHidden, seenThroughAny, type Hidden, type SeenAt, type SeenThrough } from '../seeing.ts';

export interface DeskViewer {
  readonly userId: UserId;
  readonly groups: readonly string[];
  readonly hidden: Hidden;
  readonly through: readonly SeenThrough[];
  /** Reads masked: counts below five are not shown. */
  readonly masked: boolean;
}

/** It is among the matters that the person sees: asked of the matter `m`, or beside a task `w` that is open. */
export const visible = ({ hidden, through }: DeskViewer, at: SeenAt = 'm') =>
  sql<SqlBool>`(${notHidden(hidden, at)} and ${seenThroughAny(through, at)})`;

const SECRET = Object.entries(CONFIDENTIALITY_RANK)
  .filter(([, rank]) => rank >= CONFIDENTIALITY_RANK.MINOR_SEALED)
  .map(([level]) => level as Confidentiality);
/** On the matter `m`: neither place nor unit nor colour may point at a person. */
export const kept = sql<SqlBool>`(m.confidentiality = any(${SECRET}::text[]))`;

/**
 * The matter `m` of a row, by its key. The rows that the desk begins with are few and found by an index; left free, the planner takes
 * them for many (25,000 where 1,700 are late) and reads all matters instead: 0.7 s against 0.2 s with 300,000 matters on a busy machine.
 */
export const matterOf = (matterId: ReturnType<typeof sql.ref>) =>
  sql`cross join lateral (select own_matter.* from cases.matter own_matter where own_matter.matter_id = ${matterId} offset 0) m`;

/** The same of the claim `c` of a row, which may have none. */
export const claimOf = (claimId: ReturnType<typeof sql.ref>) =>
  sql`left join lateral (select own_claim.* from cases.claim own_claim where own_claim.claim_id = ${claimId} offset 0) c on true`;
