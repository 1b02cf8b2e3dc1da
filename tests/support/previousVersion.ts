/** A database as an earlier version of the engine left it. */
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { migrate } from '../../platform/database/index.ts';
import { readMigrations } from '../../platform/database/migrate.ts';
import { packagePath } from '../../platform/paths.ts';
import type { SchemaSource } from './database.ts';

/** Runs the first `count` migrations of a schema, as a program did that knew no more of them. */
export async function migrateTo(pool: pg.Pool, { schema, folder }: SchemaSource, count: number): Promise<void> {
  const early = await mkdtemp(join(tmpdir(), 'fengqiao-early-'));
  try {
    for (const { name } of (await readMigrations(folder)).slice(0, count))
      await copyFile(join(folder, name), join(early, name));
    await migrate(pool, schema, early);
  } finally {
    await rm(early, { recursive: true });
  }
}

/** Puts the rows of tests/fixtures/database/`name`.sql into it. */
export async function putRows(pool: pg.Pool, name: string): Promise<void> {
  await pool.query(await readFile(packagePath(`tests/fixtures/database/${name}.sql`), 'utf8'));
}
