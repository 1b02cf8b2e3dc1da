/**
 * `npm test`: two lanes side by side, since each of their steps uses about one core. One builds, then runs the suite e2e; the other
 * lints; then both take halves of the suites int and unit until none is left. What a step beside e2e says is shown when it has ended.
 * Prints the seconds of each step and, at the end, one line `N passed, N failed` over all suites. A failed step does not keep others
 * from running, but for the build: tests of whole commands start programs in dist/. It fails the command.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, commandOf, jestArguments, runNode, runNodeQuietly } from './steps.js';

/** A tenth less time for jest and eslint than with node's own 16 MB for young objects, most of which they soon drop. */
const ROOMY = '--max-semi-space-size=128';

/** The whole of e2e needs one database and one browser after the other; the others may be split. */
const waiting = [
  ['int', '1/2'],
  ['int', '2/2'],
  ['unit', '1/2'],
  ['unit', '2/2'],
];

const results = mkdtempSync(join(tmpdir(), 'fengqiao-results-'));
const summary = [];
let failedSteps = 0;

async function step(name, run) {
  const start = performance.now();
  const code = await run();
  if (code !== 0) failedSteps += 1;
  summary.push(
    `${name.padEnd(8)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${code === 0 ? 'ok' : 'FAILED'}`,
  );
  return code;
}

async function quietly(args) {
  const { code, said } = await runNodeQuietly(args);
  process.stdout.write(said);
  return code;
}

/** What `npm run lint` does, all of it even after a finding. */
async function lint() {
  const codes = [
    await quietly([ROOMY, commandOf('eslint'), '.', '--max-warnings', '0']),
    await quietly([commandOf('oxlint')]),
    await quietly([ROOMY, commandOf('prettier'), '--check', '--log-level', 'warn', '.']),
  ];
  return Math.max(...codes);
}

/** Files in which jest notes what became of each suite; removed with their folder at the end. */
const noted = [];

/** Arguments of node for one project, or the part of it that `shard` names. */
function suite(name, shard) {
  const file = join(results, `${String(noted.length)}.json`);
  noted.push(file);
  return [
    ROOMY,
    ...jestArguments([
      ...['--selectProjects', name, '--runInBand', '--passWithNoTests'],
      ...['--json', '--outputFile', file],
      ...(shard === undefined ? [] : ['--shard', shard]),
    ]),
  ];
}

function count(file) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function takeHalves() {
  for (let half = waiting.shift(); half; half = waiting.shift()) {
    const [name, shard] = half;
    await step(`${name} ${shard}`, () => quietly(suite(name, shard)));
  }
}

const built = step('build', () => build());
const beside = step('lint', lint);
if ((await built) === 0) {
  const rest = beside.then(takeHalves);
  await step('e2e', () => runNode(suite('e2e')));
  await takeHalves();
  await rest;
}
await beside;

const counts = noted.map(count);
const total = (key) => counts.reduce((sum, one) => sum + one[key], 0);
const [passed, failed] = [total('passed'), total('failed')];
rmSync(results, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}\n`);
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failedSteps === 0 && failed === 0 ? 0 : 1;
