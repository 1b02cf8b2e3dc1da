/** `npm run bench`: runs the built tests/bench/*.bench.ts in turn; `npm run bench -- <part of a name>` some of them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode } from './steps.js';

const folder = join(root, 'dist', 'tests', 'bench');
const [wanted = '', ...options] = process.argv.slice(2);
const files = (existsSync(folder) ? readdirSync(folder) : []).filter(
  (name) =>
    name.endsWith('.bench.js') &&
    name.includes(wanted) &&
    existsSync(join(root, 'tests/bench', name.replace(/js$/, 'ts'))),
);
if (files.length === 0) {
  console.error(`No benchmark matches "${wanted}" in tests/bench`);
  process.exitCode = 1;
}
for (const name of files.sort()) {
  const code = await runNode([join(folder, name), ...options]);
  if (code !== 0) process.exitCode = code;
}
