/** What a person may see of matters, as conditions of the database on the matter table `m`: what is hidden is not counted either. */
import { sql } from 'kysely';
import type { Confidentiality, MatterType } from '../schema/codes.ts';
import type { UnitId } from '../schema/ids.ts';

/** Matters of these levels that one of these units received, or that one of those units handles. */
export interface SeenThrough {
  readonly levels: readonly Confidentiality[];
  readonly receivedBy: readonly UnitId[];
  readonly handledBy: readonly UnitId[];
}

/** Neither kept secret nor an accusation: only such matters are named, counted and found beside others. */
export const isOrdinary = (matter: {
  readonly matterType: MatterType;
  readonly confidentiality: Confidentiality;
}): boolean => matter.confidentiality === 'NORMAL' && matter.matterType !== 'ACCUSATION';
export const ordinary = sql<boolean>`(m.confidentiality = 'NORMAL' and m.matter_type <> 'ACCUSATION')`;

/** True for a matter that accuses none of these units. */
export const accusesNone = (units: readonly UnitId[]) =>
  sql<boolean>`(m.accused_unit_id is null or m.accused_unit_id <> all(${[...units]}::text[]))`;

export const seen = ({ levels, receivedBy, handledBy }: SeenThrough) =>
  sql<boolean>`(m.confidentiality = any(${[...levels]}::text[]) and (m.bureau_unit_id = any(${[...receivedBy]}::text[]) or m.unit_ids && ${[...handledBy]}::text[]))`;
