/**
 * What a browser waits for on localhost: the first page of somebody who has never been here, the first page after signing in, and the
 * studio with the largest process. Chromium starts each time with an empty cache.
 *
 *   npm run bench -- pages [--rounds 7]
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hash, verify } from '@node-rs/argon2';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createNewId } from '../../domain/schema/ids.ts';
import type { Draft, Library } from '../../domain/schema/studio.ts';
import { createAccountStore, loadUnits, openDatabase, saveOrganisation } from '../../domain/store/index.ts';
import { connectOrStart, createDatabasePool } from '../../platform/database/index.ts';
import { packagePath } from '../../platform/paths.ts';
import { findChromium } from '../support/chromium.ts';
import { machine, withDataFolder } from './support/options.ts';
import { startProgram } from './support/server.ts';
import { randomBytes } from 'node:crypto';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const PASSWORD = 'only for the benchmark';

/** A designer who reads matters too; the name is made up. */
async function addDesigner(folder: string): Promise<void> {
  const database = await connectOrStart({ dataDir: folder });
  const pool = createDatabasePool(database.url, { max: 1, name: 'bench' });
  try {
    const db = openDatabase(pool);
    const bureau = (await loadUnits(db)).find(({ kind }) => kind === 'PETITION_BUREAU');
    if (!bureau) throw new Error('The office has no petition bureau');
    const userId = createNewId(() => Date.now(), randomBytes)('usr');
    const roles = (['DSN', 'SUP', 'INT'] as const).map((role) => ({ role, unitId: bureau.unitId }));
    await saveOrganisation(db, [], [{ userId, displayName: '测试设计员', roles }]);
    const hasher = { hash: (secret: string) => hash(secret), verify };
    await createAccountStore(db, { now: () => Date.now() }, hasher).setPassword('bench', userId, PASSWORD);
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function call<T>(
  url: string,
  path: string,
  cookie: string | null,
  body?: object,
): Promise<{ body: T; cookie: string | null }> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...(cookie === null ? {} : { cookie }), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
  return { body: (await response.json()) as T, cookie: response.headers.get('set-cookie')?.split(';')[0] ?? null };
}

/** A draft on the file with the most text. */
async function draftOnLargest(url: string, cookie: string): Promise<Draft> {
  const folder = packagePath('processes/bpmn');
  const largest = readdirSync(folder).sort(
    (a, b) => statSync(join(folder, b)).size - statSync(join(folder, a)).size,
  )[0];
  const deadline = Date.now() + 60_000;
  for (;;) {
    const { body: library } = await call<Library>(url, '/studio/library', cookie);
    const live = library.items.find(({ resource }) => resource === largest)?.live;
    if (live) {
      const { body } = await call<Draft>(url, '/studio/drafts', cookie, {
        resource: largest,
        from: { kind: 'VERSION', hash: live.hash },
      });
      return body;
    }
    if (Date.now() > deadline) throw new Error(`${largest ?? 'no process'} is not live`);
    await new Promise((later) => setTimeout(later, 500));
  }
}

interface Opening {
  readonly name: string;
  readonly path: string;
  readonly cookie: string | null;
  /** The page can be used once this is there. */
  readonly ready: string;
  readonly goal: number;
}

async function open(browser: Browser, url: string, { path, cookie, ready }: Opening) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
  });
  try {
    if (cookie !== null) {
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url }]);
    }
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    let bytes = 0;
    network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    const begin = performance.now();
    await page.goto(url + path, { waitUntil: 'commit' });
    await page.locator(ready).first().waitFor();
    // Nothing keeps the page from answering any more.
    await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
    return { ms: performance.now() - begin, painted: await firstPaint(page), kilobytes: bytes / 1024 };
  } finally {
    await context.close();
  }
}

const firstPaint = (page: Page): Promise<number> =>
  page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

console.log(`pages, ${machine()}`);
await withDataFolder(async (folder) => {
  const server = await startProgram('app/start.js', [], [], {
    FENGQIAO_DATA_DIR: folder,
    FENGQIAO_WEB_PORT: '0',
    FENGQIAO_ENGINE_PORT: '0',
  });
  const browser = await chromium.launch({ ...(await findChromium()), headless: true });
  try {
    await addDesigner(folder);
    const { cookie } = await call(server.url, '/session', null, { account: 'bench', password: PASSWORD });
    if (cookie === null) throw new Error('The designer cannot sign in');
    const draft = await draftOnLargest(server.url, cookie);
    const openings: readonly Opening[] = [
      { name: 'sign-in page, first visit', path: '/', cookie: null, ready: 'input[type=password]', goal: 1500 },
      { name: 'workbench, first visit', path: '/', cookie, ready: '.topbar-person', goal: 1500 },
      {
        name: `studio, ${draft.resource}`,
        path: `/studio/drafts/${draft.draftId}`,
        cookie,
        ready: '.editor-canvas[data-ready=true]',
        goal: 2000,
      },
    ];
    const rows: Record<string, string | number>[] = [];
    for (const opening of openings) {
      const runs = [];
      for (let round = 0; round <= Number(options.rounds); round++) runs.push(await open(browser, server.url, opening));
      // The first one warms up the server.
      const counted = runs.slice(1);
      rows.push({
        page: opening.name,
        'first paint, ms': Math.round(middle(counted.map(({ painted }) => painted))),
        'usable, ms': Math.round(middle(counted.map(({ ms }) => ms))),
        'slowest, ms': Math.round(Math.max(...counted.map(({ ms }) => ms))),
        'transferred, KB': Math.round(middle(counted.map(({ kilobytes }) => kilobytes))),
        goal: opening.goal,
      });
    }
    console.table(rows);
  } finally {
    await browser.close();
    await server.stop();
  }
});
process.exit();
