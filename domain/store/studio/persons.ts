/** People of the studio by id, with what they are called. */
import { userIdSchema, type UserId } from '../../schema/ids.ts';
import type { Database, Tx } from '../database.ts';
import { namesOf } from '../people.ts';

export interface Person {
  readonly userId: UserId;
  readonly name: string;
}

/** Author of what the product ships, for drafts of updates that nobody here wrote. */
export const PRODUCT: UserId = userIdSchema.parse('usr_00000000-0000-7000-8000-000000000000');
const PRODUCT_NAME = '产品更新 Product update';

/** Gives persons by id; null for an id that is not a person's, such as a part of the system. */
export async function personsOf(
  db: Database | Tx,
  ids: readonly (string | null)[],
): Promise<{ known(id: string): Person; of(id: string | null): Person | null }> {
  const nameOf = await namesOf(
    db,
    ids.filter((id) => id !== null),
  );
  const known = (id: string): Person => ({ userId: id as UserId, name: id === PRODUCT ? PRODUCT_NAME : nameOf(id) });
  return { known, of: (id) => (id !== null && userIdSchema.safeParse(id).success ? known(id) : null) };
}
