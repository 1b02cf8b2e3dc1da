/** `npm run demo`: the fictional county plays AC-01 to AC-09 through 2026; `--exit` ends afterwards, `--json` prints one object, `--only AC-01,AC-02` plays some. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { nextDueInstant } from '../domain/store/index.ts';
import { createBusinessTime } from '../platform/camunda/index.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { packagePath } from '../platform/paths.ts';
import { readExpectations } from './demo/check.ts';
import { demoCases } from './demo/cases/index.ts';
import { countyPeople, unitId } from './demo/county.ts';
import { createDemoClient } from './demo/http.ts';
import { openIncidents } from './demo/incidents.ts';
import { play } from './demo/play.ts';
import { openAccounts, prepareCounty } from './demo/prepare.ts';
import { eventLine, table } from './demo/report.ts';
import { emptySchemas } from './demo/reset.ts';
import { resultOf } from './demo/result.ts';
import { instantOf } from './demo/time.ts';
import { disagreeingTimers } from './demo/timers.ts';
import { stopSignal } from './parts/stopping.ts';
import { startSystem } from './parts/system.ts';

const { values: args } = parseArgs({
  options: {
    exit: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const only = args.only?.split(',');
const unknown = only?.filter((id) => !demoCases.some((one) => one.id === id)) ?? [];
if (unknown.length > 0) throw new Error(`--only: no such case: ${unknown.join(', ')}`);
const chosen = demoCases.filter(({ id }) => only?.includes(id) ?? true);

const began = Date.now();
const own = process.env['DATABASE_URL'] === undefined;
const config = readConfig({
  FENGQIAO_DATA_DIR: packagePath('.fengqiao/demo'),
  FENGQIAO_LOG_LEVEL: 'warn',
  FENGQIAO_ENGINE_PORT: '0',
  ...(args.exit ? { FENGQIAO_WEB_PORT: '0' } : {}),
  ...process.env,
});
const log = createLog({ level: config.logLevel, part: 'demo' });
const asked = stopSignal();
/** With --json the lines go to the log, which a run at level debug shows. */
const say = (line: string): void => (args.json ? log.debug(line) : void process.stdout.write(`${line}\n`));
const note = (line: string): void => void process.stderr.write(`${line}\n`);

/** The first act of all, a minute earlier: business time must not have to go back. */
const startsAt = Math.min(...chosen.flatMap(({ steps }) => steps.map(({ at }) => instantOf(at)))) - 60_000;
const password = randomBytes(12).toString('base64url');
const system = await startSystem({
  config,
  log,
  demoAccount: 'aud-yz',
  onDatabase: (url) => emptySchemas(url, { own, engineApart: config.camundaRestAddress !== undefined }),
  // A moment earlier, so that the first move pins the engine too.
  prepare: (db) => prepareCounty(db, startsAt - 60_000),
  onOpen: async (cases) => {
    await openAccounts(cases.accounts, password);
  },
});
const { cases } = system;
say(`listening on ${system.webUrl} (engine ${system.engineUrl}/v2)`);

const time = createBusinessTime({
  db: cases.db,
  client: system.client,
  sweep: () => system.workers.sweep.sweep(true),
  onMoved: () => cases.clock.refresh(),
});
await time.moveTo(startsAt);
// Only now: before the engine's clock is pinned, its timers would fire at real time.
await cases.monthlyReview.schedule(unitId('YZ_BUREAU'), cases.clocks.localDate(startsAt).slice(0, 7), {
  id: 'system',
  role: 'SYSTEM',
  unitId: null,
});
await time.settle();
const disagreements = new Set<string>();
const client = createDemoClient(system.webUrl, () => password);
const played = await play(chosen, {
  client,
  people: countyPeople,
  advanceTo: (ms) => time.moveTo(ms),
  async settle() {
    await time.settle();
    for (const one of await disagreeingTimers(cases.pool)) disagreements.add(one);
  },
  nextDue: () => nextDueInstant(cases.db),
  openTasks: async () =>
    (await cases.queries.openTasks({ groups: null, limit: 2_000 })).filter(({ state }) => state === 'OFFERED'),
  claims: async (matterId) => (await cases.store.load(matterId))?.claims ?? [],
  events: (matterId) => cases.store.events(matterId),
  onEvent: (demoCase, event) => say(eventLine(demoCase.id, event, cases.organisation)),
  onProgress: (done, total, at) =>
    args.json ? done % 20 === 0 && note(`${done}/${total} ${at}`) : say(`— ${done}/${total} · ${at}`),
});

const expectations = readExpectations(packagePath());
const results = await Promise.all(
  played.map((one) => {
    const expected = expectations[one.demoCase.id];
    if (!expected) throw new Error(`no expectation for ${one.demoCase.id}`);
    return resultOf(one, expected, cases, client);
  }),
);
const missing = results.filter((result) => result.missing.length > 0).map((result) => result.case);
const ok = missing.length === 0 && disagreements.size === 0;
const seconds = Math.round((Date.now() - began) / 100) / 10;

if (args.json) {
  const matters = results.map(({ missing: _missing, publicNumber: _number, ...matter }) => matter);
  process.stdout.write(`${JSON.stringify({ ok, missing, matters, seconds })}\n`);
} else {
  const show = (due: Readonly<Record<string, readonly string[] | undefined>>, keys: readonly string[]): string =>
    keys.map((key) => `${key} ${(due[key] ?? []).map((day) => day.slice(5)).join('→') || '—'}`).join(', ');
  const rows = results.map((result) => {
    const expected = expectations[result.case]?.due ?? {};
    const keys = Object.keys(expected);
    return {
      case: result.case,
      number: result.publicNumber,
      route: result.claims.map(({ route }) => route ?? '—').join('+'),
      expected: show(expected, keys),
      actual: show(result.due, keys),
      status: `${result.status} ${result.claims.map(({ status }) => status).join('+')}`,
      ok: result.missing.length === 0,
    };
  });
  say(table(rows));
  say(ok ? `all as expected, ${seconds} s` : `not as expected: ${missing.join(', ')}`);
}
for (const result of results) for (const sentence of result.missing) note(`${result.case}: ${sentence}`);
for (const sentence of [...disagreements, ...(await openIncidents(cases.pool))]) note(sentence);

if (args.exit) process.exitCode = ok ? 0 : 1;
else {
  say(`staff accounts such as sup-yz share the password ${password} until this demo ends`);
  await asked;
}
await system.stop();
