/**
 * A program that uses the embedded PostgreSQL of the folder it is given, until it is killed or its input ends.
 * Prints the server's process once it is connected. Runs the build, as the commands do.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/platform/database/index.js';

const dataDir = process.argv[2];
const server = await startEmbeddedPostgres({ dataDir });
console.log(JSON.parse(readFileSync(join(dataDir, 'postgres', 'server.json'), 'utf8')).pid);
process.stdin.resume();
process.stdin.once('end', () => {
  void server.stop().then(() => process.exit(0));
});
