/**
 * `npm test`: build, the suites unit, int, e2e, and lint beside the first of them: each uses one core, so two cores save
 * its minute and a half. Prints the seconds of each step and, at the end, one line `N passed, N failed` over all suites.
 * A failed step does not keep the later ones from running; it fails the command.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, commandOf, root, runJest, runNodeQuietly } from './steps.js';

const SUITES = [
  ['unit', []],
  ['int', []],
  ['e2e', ['--runInBand']],
];

const results = mkdtempSync(join(tmpdir(), 'fengqiao-results-'));
const summary = [];
let failedSteps = 0;

async function step(name, run) {
  const start = performance.now();
  const code = await run();
  if (code !== 0) failedSteps += 1;
  summary.push(
    `${name.padEnd(6)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${code === 0 ? 'ok' : 'FAILED'}`,
  );
  return code;
}

/** What they say is shown when both have ended, so that it stays apart from the suites. */
async function lint() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const eslint = [commandOf('eslint'), '.', '--cache', '--cache-location', 'dist/.eslintcache', '--max-warnings', '0'];
  const format = [commandOf('prettier'), '--check', '--log-level', 'warn', '.'];
  const ended = [await runNodeQuietly(eslint), await runNodeQuietly(format)];
  for (const { said } of ended) process.stdout.write(said);
  return ended.some(({ code }) => code !== 0) ? 1 : 0;
}

/** Runs one jest project; its result file is removed with the folder at the end. */
function suite(name, options) {
  const file = join(results, `${name}.json`);
  return runJest(['--selectProjects', name, '--json', '--outputFile', file, '--passWithNoTests', ...options]);
}

function count(name) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
      readFileSync(join(results, `${name}.json`), 'utf8'),
    );
    return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

// Tests of whole commands start programs in dist/, so nothing runs on a build that failed.
if ((await step('build', () => build())) === 0) {
  const linted = step('lint', lint);
  for (const [name, options] of SUITES) await step(name, () => suite(name, options));
  await linted;
}

const total = { passed: 0, failed: 0 };
for (const [name] of SUITES) {
  const { passed, failed } = count(name);
  total.passed += passed;
  total.failed += failed;
}
rmSync(results, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = failedSteps === 0 && total.failed === 0 ? 0 : 1;
