/** What a person may see of matters, as conditions of the database on the matter table `m`: what is hidden is not counted either. */
import { sql } from 'kysely';
import type { Confidentiality, MatterType } from '../schema/codes.ts';
import type { MatterId, UnitId } from '../schema/ids.ts';

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

/** What is hidden from a person whatever the person's posts: accusations of the own units (R1 art. 30), and matters that the person is recused from (R1 art. 28(3)). */
export interface Hidden {
  readonly accusing: readonly UnitId[];
  readonly recusedFrom: readonly MatterId[];
}
export const NOTHING_HIDDEN: Hidden = { accusing: [], recusedFrom: [] };

export const notHidden = ({ accusing, recusedFrom }: Hidden) =>
  sql<boolean>`((m.accused_unit_id is null or m.accused_unit_id <> all(${[...accusing]}::text[])) and m.matter_id <> all(${[...recusedFrom]}::text[]))`;

export const seen = ({ levels, receivedBy, handledBy }: SeenThrough) =>
  sql<boolean>`(m.confidentiality = any(${[...levels]}::text[]) and (m.bureau_unit_id = any(${[...receivedBy]}::text[]) or m.unit_ids && ${[...handledBy]}::text[]))`;
