/** Settings that running processes hold in memory, and the number by which they notice that theirs are old. */
import type { Database } from './database.ts';

export async function readVersion(db: Database, name: 'organisation' | 'calendar'): Promise<number> {
  const { n } = await db
    .selectFrom('cases.settings_version')
    .select('n')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return Number(n);
}
