import { connectOrStart } from '../../platform/database/index.ts';
import { packagePath } from '../../platform/paths.ts';
import { removeLeftovers } from './leftovers.ts';
import { running } from './running.ts';

/**
 * Starts, or joins, the one PostgreSQL of all test runs on this machine. Jest's workers inherit the variable. With
 * `DATABASE_URL` set the tests make their databases on that server, whose account must be allowed to.
 */
export default async function globalSetup(): Promise<void> {
  running.database = await connectOrStart({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: packagePath('.fengqiao', 'test'),
  });
  process.env['FENGQIAO_TEST_DATABASE_URL'] = running.database.url;
  await removeLeftovers(running.database.url);
}
