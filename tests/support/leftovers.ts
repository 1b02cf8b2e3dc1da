import pg from 'pg';
import { pidExists } from '../../platform/database/processes.ts';

/** Templates kept from earlier runs, so that unchanged migrations need not run again. */
const TEMPLATES_KEPT = 4;

/** Serialises everything that makes or removes test databases, over all processes. */
export const TEST_DATABASES_LOCK = `hashtextextended('fengqiao.tests.databases', 0)`;

/** Drops the databases of test processes that no longer run, and templates of migrations long changed. */
export async function removeLeftovers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${TEST_DATABASES_LOCK})`);
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname ~ '^fengqiao_(test|template)_' order by oid desc`,
    );
    const names = rows.map(({ name }) => name);
    const dead = names.filter((name) => {
      const pid = /^fengqiao_test_(\d+)_/.exec(name)?.[1];
      return pid !== undefined && !pidExists(Number(pid));
    });
    const old = names.filter((name) => name.startsWith('fengqiao_template_')).slice(TEMPLATES_KEPT);
    for (const name of [...dead, ...old]) {
      await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
    }
  } finally {
    await client.end();
  }
}
