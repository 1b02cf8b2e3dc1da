export { type ConnectOptions, connectOrStart, type DatabaseConnection } from './connect.ts';
export {
  type EmbeddedOptions,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from './embedded.ts';
export { type DatabaseLog, silentLog } from './log.ts';
export { migrate } from './migrate.ts';
export { createDatabasePool, type PoolOptions } from './pool.ts';
