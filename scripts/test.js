/**
 * `npm test`: two lanes side by side, one for each of two cores. One builds and takes the suite e2e, the other lints and
 * begins with what needs no build; then both take parts of the suites until none is left. A third lane would use the twelfth of the time that a step waits, but slows the two
 * so much that it gains 5 % at most. What a step says is shown when it has ended. Prints the seconds of each step and, at the end, one
 * line `N passed, N failed` over all suites. A failed step does not keep others from running, but for the build: tests of whole
 * commands start programs in dist/. It fails the command.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, commandOf, jestArguments, runNodeQuietly } from './steps.js';

/** A tenth less time for jest than with node's own 16 MB for young objects, most of which they soon drop. */
const ROOMY = '--max-semi-space-size=128';

/** Parts of the suites: that of browsers first, since it takes as long as all others. */
const waiting = [
  ['e2e', '1/1'],
  ['int', '1/2'],
  ['int', '2/2'],
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
    `${name.padEnd(9)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${code === 0 ? 'ok' : 'FAILED'}`,
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
  const codes = [await quietly([commandOf('oxlint')]), await quietly([commandOf('oxfmt'), '--check'])];
  return Math.max(...codes);
}

/** Files in which jest notes what became of each suite; removed with their folder at the end. */
const noted = [];

/** Arguments of node for the part of a project that `shard` names. */
function suite(name, shard) {
  const file = join(results, `${String(noted.length)}.json`);
  noted.push(file);
  return [
    ROOMY,
    ...jestArguments([
      ...['--selectProjects', name, '--runInBand', '--shard', shard],
      ...['--json', '--outputFile', file],
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

const testPart = (name, shard) => step(`${name} ${shard}`, () => quietly(suite(name, shard)));

/** Takes suites as soon as it may, until none is left. */
async function lane(free) {
  await free;
  if ((await built) !== 0) return;
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    await testPart(...part);
  }
}

const built = step('build', () => build());
const aside = step('lint', lint).then(() => testPart('unit', '1/2'));
await Promise.all([lane(built), lane(aside)]);

const counts = noted.map(count);
const total = (key) => counts.reduce((sum, one) => sum + one[key], 0);
const [passed, failed] = [total('passed'), total('failed')];
rmSync(results, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}\n`);
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failedSteps === 0 && failed === 0 ? 0 : 1;
