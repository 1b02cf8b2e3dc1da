import { running } from './running.ts';

/** Leaves the PostgreSQL of the test runs; the last run to leave stops it. */
export default async function globalTeardown(): Promise<void> {
  await running.database?.stop();
}
