/**
 * `npm test`: build, lint, then the suites unit, int, e2e. Prints the seconds of each step and, at the end, one line
 * `N passed, N failed` over all suites. A failed step does not keep the later ones from running; it fails the command.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, commandOf, root, runJest, runNode } from './steps.js';

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

async function lint() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  const eslint = [commandOf('eslint'), '.', '--cache', '--cache-location', 'dist/.eslintcache', '--max-warnings', '0'];
  const code = await runNode(eslint);
  const format = await runNode([commandOf('prettier'), '--check', '--log-level', 'warn', '.']);
  return code || format;
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
  await step('lint', lint);
  for (const [name, options] of SUITES) await step(name, () => suite(name, options));
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
