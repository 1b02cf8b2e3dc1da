/** People with account and posts, by page. */
import { sql } from 'kysely';
import type { PeopleList, PeopleQuery, PersonRow } from '../../schema/administration.ts';
import type { Database, Tx } from '../database.ts';

const people = (db: Database | Tx) =>
  db
    .selectFrom('cases.person as p')
    .innerJoin('cases.account as a', 'a.user_id', 'p.user_id')
    .select([
      'p.user_id',
      'p.display_name',
      'p.version',
      'a.account',
      'a.disabled',
      'a.temporary',
      sql<PersonRow['posts']>`(
        select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'unitId', r.unit_id) order by r.role, r.unit_id), '[]')
          from cases.person_role r where r.user_id = p.user_id)`.as('posts'),
    ]);
type Row = Awaited<ReturnType<ReturnType<typeof people>['execute']>>[number];

const shown = (row: Row): PersonRow => ({
  userId: row.user_id,
  account: row.account,
  displayName: row.display_name,
  posts: row.posts,
  version: row.version,
  disabled: row.disabled,
  temporary: row.temporary,
});

export async function readPerson(db: Database | Tx, userId: string): Promise<PersonRow | undefined> {
  const row = await people(db).where('p.user_id', '=', userId).orderBy('a.account').limit(1).executeTakeFirst();
  return row && shown(row);
}

const like = (part: string): string => `%${part.replace(/[\\%_]/g, '\\$&')}%`;

/** In the order in which people were added. */
export async function listPeople(db: Database, query: PeopleQuery): Promise<PeopleList> {
  const { text, unitId, role, cursor, limit } = query;
  let rows = people(db);
  if (text !== '')
    rows = rows.where((eb) =>
      eb.or([eb('p.display_name', 'like', like(text)), eb('a.account', 'like', like(text.toLowerCase()))]),
    );
  if (unitId !== null || role !== null)
    rows = rows.where(
      sql<boolean>`exists (select from cases.person_role r where r.user_id = p.user_id
        and (${unitId}::text is null or r.unit_id = ${unitId}) and (${role}::text is null or r.role = ${role}))`,
    );
  if (cursor !== null) rows = rows.where('p.user_id', '>', cursor);
  const found = await rows
    .orderBy('p.user_id')
    .limit(limit + 1)
    .execute();
  const items = found.slice(0, limit).map(shown);
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.userId ?? null) : null };
}
