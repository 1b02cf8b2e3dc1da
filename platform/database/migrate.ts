import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';

const FILE_NAME = /^(\d{6})_[a-z0-9-]+\.sql$/;

interface Migration {
  readonly id: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** The migrations of a folder in order. Throws when a name does not fit or a number is missing or double. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const id = Number(FILE_NAME.exec(name)?.[1]);
      if (id !== index + 1) {
        throw new Error(
          `${join(folder, name)} should be named ${String(index + 1).padStart(6, '0')}_<what-it-does>.sql`,
        );
      }
      const sql = await readFile(join(folder, name), 'utf8');
      return { id, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

async function applyAll(client: pg.PoolClient, schema: string, migrations: Migration[]): Promise<string[]> {
  const name = client.escapeIdentifier(schema);
  await client.query(`create schema if not exists ${name}`);
  await client.query(
    `create table if not exists ${name}.migration
       (id integer primary key, name text not null, hash text not null, applied_at timestamptz not null default now())`,
  );
  const { rows } = await client.query<{ id: number; hash: string }>(
    `select id, hash from ${name}.migration order by id`,
  );
  const newest = rows.at(-1)?.id ?? 0;
  if (newest > migrations.length) {
    throw new Error(
      `Schema ${schema} is at version ${newest}, this program knows ${migrations.length}: run a newer one`,
    );
  }
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = rows.find(({ id }) => id === migration.id);
    if (before && before.hash !== migration.hash) {
      throw new Error(
        `${migration.name} was changed after it had been applied to schema ${schema}; add a new file instead`,
      );
    }
    if (before) continue;
    await client.query('begin');
    await client.query(`set local search_path to ${name}, public`);
    await client.query(`insert into ${name}.migration (id, name, hash) values ($1, $2, $3)`, [
      migration.id,
      migration.name,
      migration.hash,
    ]);
    await client.query(migration.sql);
    await client.query('commit');
    applied.push(migration.name);
  }
  return applied;
}

/**
 * Brings a schema up to date with the numbered files `NNNNNN_name.sql` of `folder`, each in a transaction of its own,
 * and resolves to the names it applied. Of two that start together one waits (advisory lock). In a file, names
 * without a schema mean this one. Throws on a schema newer than the files, on a changed file, and on an SQL error.
 */
export async function migrate(pool: pg.Pool, schema: string, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`fengqiao.migrate.${schema}`]);
    const applied = await applyAll(client, schema, migrations);
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [`fengqiao.migrate.${schema}`]);
    client.release();
    return applied;
  } catch (error) {
    // Closing the connection rolls back and gives the lock back.
    client.release(true);
    throw error;
  }
}
