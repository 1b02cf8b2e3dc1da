/** Plays the built demo in a process of its own, as a user's shell does, but with no locale set. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packagePath } from '../../../platform/paths.ts';

export interface DemoRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Every URL that was served or asked for, one a line. */
  readonly urls: string;
  /** What the embedded PostgreSQL server logged. */
  readonly serverLog: string;
  /** Holds the embedded database and the seal key of the run until `forget`. */
  readonly dataDir: string;
  readonly forget: () => Promise<void>;
}

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/** Runs to the end on an embedded database of its own; logs everything there is to log. */
export async function playDemo(...options: string[]): Promise<DemoRun> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fengqiao-demo-'));
  const urlFile = join(dataDir, 'urls.txt');
  const { DATABASE_URL: _url, LANG: _lang, LC_ALL: _all, NODE_OPTIONS: given = '', ...env } = process.env;
  const recorder = pathToFileURL(packagePath('tests/support/demo/recordUrls.js')).href;
  const ended = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['--import', recorder, packagePath('dist/app/demo.js'), '--exit', ...options],
      {
        env: {
          ...env,
          // The test runner's own loaders are no business of the demo.
          ...(given.includes('--import') ? {} : { NODE_OPTIONS: given }),
          FENGQIAO_DATA_DIR: dataDir,
          FENGQIAO_LOG_LEVEL: 'trace',
          FENGQIAO_TEST_URLS: urlFile,
        },
        maxBuffer: 1 << 28,
      },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
  return {
    ...ended,
    urls: textOf(urlFile),
    serverLog: textOf(join(dataDir, 'postgres', 'server.log')),
    dataDir,
    forget: () => rm(dataDir, { recursive: true, force: true }),
  };
}
