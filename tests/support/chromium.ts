import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged from '@sparticuz/chromium';
import { withFileLock } from '../../platform/database/lock.ts';

/** How to start the browser of the tests. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
}

/** Where Chrome or Chromium is found on machines that the packaged one does not fit. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Chromium cannot make its sandbox as root and in many containers; the tests open nothing but our own pages. The flags
 * that the npm package recommends are left out: they switch off web security, which the tests are to see at work, and
 * put everything into one process that ends with the first closed session.
 */
const ARGS = ['--no-sandbox', '--disable-gpu'];

/**
 * `FENGQIAO_CHROMIUM`, else the Chromium that comes from npm (Linux x64), else an installed one. Throws when there is
 * none: a browser test that cannot run has failed.
 */
export async function findChromium(): Promise<ChromiumLaunch> {
  const chosen = process.env['FENGQIAO_CHROMIUM'];
  if (chosen) return { executablePath: chosen, args: ARGS };
  if (process.platform === 'linux' && process.arch === 'x64') {
    packaged.setGraphicsMode = false;
    // It is unpacked into the temporary folder at first use; two test files at once would write over each other.
    const executablePath = await withFileLock(join(tmpdir(), 'fengqiao-chromium.lock'), () =>
      packaged.executablePath(),
    );
    return { executablePath, args: ARGS };
  }
  const installed = INSTALLED.find(existsSync);
  if (installed) return { executablePath: installed, args: ARGS };
  throw new Error('No browser for the e2e tests: install Chrome or set FENGQIAO_CHROMIUM to a Chromium');
}
