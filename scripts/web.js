/** Builds the browser part when its sources changed since the last build: `node scripts/web.js`. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, root, runNode } from './steps.js';

/** What ends up in the bundle: the pages, and the browser-safe folders they import. */
const SOURCES = ['ui/web', 'domain', 'engine/core', 'engine/feel', 'engine/model', 'processes'];
const CONFIG = ['package-lock.json', 'vite.config.js', 'tsconfig.base.json'];
const STAMP = join(root, 'dist', '.web-build');

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** A hash over names, sizes and times: reading every file would cost more than the build saves. */
function fingerprint() {
  const hash = createHash('sha256');
  const folders = SOURCES.map((folder) => join(root, folder)).filter(existsSync);
  const files = [...folders.flatMap((folder) => [...filesIn(folder)]), ...CONFIG.map((file) => join(root, file))];
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

if (existsSync(join(root, 'ui/web/index.html'))) {
  const now = fingerprint();
  const before = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : '';
  if (now !== before || !existsSync(join(root, 'dist/web/index.html'))) {
    process.exitCode = await runNode([commandOf('vite'), 'build', '--logLevel', 'warn']);
    if (process.exitCode === 0) {
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(STAMP, now);
    }
  }
}
