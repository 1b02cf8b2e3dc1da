/** Colleagues by the posts they hold, and what they are called. */
import type { Role } from '../schema/codes.ts';
import type { MatterId, UnitId, UserId } from '../schema/ids.ts';
import type { Database } from './database.ts';
import { recusedFromOf } from './recusals.ts';

export interface Colleague {
  readonly userId: UserId;
  readonly name: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
  readonly recusedFrom: readonly MatterId[];
}

/** Everybody with a post at one of these units whose account is not disabled, with all posts that the person holds anywhere. */
export async function peopleAt(db: Database, unitIds: readonly string[]): Promise<readonly Colleague[]> {
  if (unitIds.length === 0) return [];
  const rows = await db
    .selectFrom('cases.person as p')
    .innerJoin('cases.person_role as r', 'r.user_id', 'p.user_id')
    .select(['p.user_id', 'p.display_name', 'r.role', 'r.unit_id', recusedFromOf('p')])
    .where('p.user_id', 'in', (eb) =>
      eb.selectFrom('cases.person_role as at').select('at.user_id').where('at.unit_id', 'in', unitIds),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('cases.account as a')
            .select('a.account')
            .whereRef('a.user_id', '=', 'p.user_id')
            .where('a.disabled', '=', true),
        ),
      ),
    )
    .orderBy('p.display_name')
    .orderBy('p.user_id')
    .execute();
  const people = new Map<string, Colleague>();
  for (const row of rows) {
    const known = people.get(row.user_id);
    const post = { role: row.role as Role, unitId: row.unit_id as UnitId };
    people.set(row.user_id, {
      userId: row.user_id as UserId,
      name: row.display_name,
      roles: [...(known?.roles ?? []), post],
      recusedFrom: row.recused_from,
    });
  }
  return [...people.values()];
}

/** Names by id; an id that nobody has any more is its own name. */
export async function namesOf(db: Database, ids: readonly string[]): Promise<(id: string) => string> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('cases.person')
          .selectAll()
          .where('user_id', 'in', [...new Set(ids)])
          .execute();
  const names = new Map(rows.map(({ user_id, display_name }) => [user_id, display_name]));
  return (id) => names.get(id) ?? id;
}
