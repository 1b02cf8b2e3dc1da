/** What a person may see of matters, as conditions of the database on the matter table `m`: what is hidden is not counted either. */
import { sql } from 'kysely';
import type { Confidentiality, MatterType } from '../schema/codes.ts';
import type { MatterId, UnitId } from '../schema/ids.ts';

/** Matters of these levels that one of these units received, that one of those handles, or that happened in one of these grids. */
export interface SeenThrough {
  readonly levels: readonly Confidentiality[];
  readonly receivedBy: readonly UnitId[];
  readonly handledBy: readonly UnitId[];
  readonly placedIn: readonly UnitId[];
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

/** Where a condition finds what seeing depends on: the matter `m`, or beside the task `w` (migration 10). */
export type SeenAt = 'm' | 'w';
const column = (at: SeenAt, name: string) => sql.ref(`${at}.${name}`);

export const notAccusing = ({ accusing }: Pick<Hidden, 'accusing'>, at: SeenAt = 'm') =>
  sql<boolean>`(${column(at, 'accused_unit_id')} is null or ${column(at, 'accused_unit_id')} <> all(${[...accusing]}::text[]))`;
export const notHidden = ({ accusing, recusedFrom }: Hidden, at: SeenAt = 'm') =>
  sql<boolean>`(${notAccusing({ accusing }, at)} and ${column(at, 'matter_id')} <> all(${[...recusedFrom]}::text[]))`;

/** Its place is kept for ordinary levels alone. */
const inGrid = (units: readonly UnitId[], at: SeenAt) =>
  units.length === 0 ? sql`` : sql` or ${column(at, 'place_unit_id')} = any(${[...units]}::text[])`;

const seen = ({ levels, receivedBy, handledBy, placedIn }: SeenThrough, at: SeenAt) =>
  sql<boolean>`(${column(at, 'confidentiality')} = any(${[...levels]}::text[]) and (${column(at, 'bureau_unit_id')} = any(${[...receivedBy]}::text[]) or ${column(at, 'unit_ids')} && ${[...handledBy]}::text[]${inGrid(placedIn, at)}))`;

/** It is seen through at least one of these; through none nothing is seen. Levels with the same units are asked for at once. */
export function seenThroughAny(through: readonly SeenThrough[], at: SeenAt = 'm') {
  const byUnits = new Map<string, SeenThrough>();
  for (const one of through) {
    const units = JSON.stringify([one.receivedBy, one.handledBy, one.placedIn]);
    byUnits.set(units, { ...one, levels: [...(byUnits.get(units)?.levels ?? []), ...one.levels] });
  }
  return byUnits.size === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(
        [...byUnits.values()].map((one) => seen(one, at)),
        sql` or `,
      )})`;
}
