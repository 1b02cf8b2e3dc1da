/** Contents of files by their SHA-256, kept once: any version can be read, compared and deployed again without the engine. */
import type { Database, Tx } from '../database.ts';
import { sha256 } from '../sha256.ts';

export const contentHash = sha256;

/** Keeps contents; one that is there already costs nothing. */
export async function keepContents(db: Database | Tx, contents: readonly string[]): Promise<void> {
  if (contents.length === 0) return;
  await db
    .insertInto('cases.studio_content')
    .values(contents.map((content) => ({ hash: contentHash(content), content })))
    .onConflict((oc) => oc.column('hash').doNothing())
    .execute();
}

export async function readContents(db: Database | Tx, hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map();
  const rows = await db
    .selectFrom('cases.studio_content')
    .select(['hash', 'content'])
    .where('hash', 'in', [...new Set(hashes)])
    .execute();
  return new Map(rows.map(({ hash, content }) => [hash, content]));
}

/** A content that is known to be kept, such as that of a foreign key. */
export async function contentOf(db: Database | Tx, hash: string): Promise<string> {
  const content = (await readContents(db, [hash])).get(hash);
  if (content === undefined) throw new Error(`No content is kept for ${hash}`);
  return content;
}
