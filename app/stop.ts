import { stopEmbeddedPostgres } from '../platform/database/index.ts';
import { packagePath } from '../platform/paths.ts';

/** `npm run stop`: stops the embedded PostgreSQL of this folder, whoever still uses it. */
const stopped = await stopEmbeddedPostgres({ dataDir: packagePath('.fengqiao') });
console.log(stopped ? 'The embedded PostgreSQL has been stopped.' : 'No embedded PostgreSQL was running.');
