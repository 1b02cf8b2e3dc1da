/**
 * `npm test`: build, then two lanes side by side, since each of their steps uses about one core: lint and the suite e2e, and
 * beside them the suites int and unit, whose words are shown when each has ended. Prints the seconds of each step and, at the
 * end, one line `N passed, N failed` over all suites. A failed step does not keep others from running; it fails the command.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, commandOf, jestArguments, root, runNode, runNodeQuietly } from './steps.js';

const SUITES = ['unit', 'int', 'e2e'];

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

/** What jest runs one project with; its result file is removed with the folder at the end. */
const suite = (name) =>
  jestArguments([
    ...['--selectProjects', name, '--runInBand', '--passWithNoTests'],
    ...['--json', '--outputFile', join(results, `${name}.json`)],
  ]);

async function quietly(args) {
  const { code, said } = await runNodeQuietly(args);
  process.stdout.write(said);
  return code;
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
  const beside = step('int', () => quietly(suite('int'))).then(() => step('unit', () => quietly(suite('unit'))));
  await step('lint', lint);
  await step('e2e', () => runNode(suite('e2e')));
  await beside;
}

const total = { passed: 0, failed: 0 };
for (const name of SUITES) {
  const { passed, failed } = count(name);
  total.passed += passed;
  total.failed += failed;
}
rmSync(results, { recursive: true, force: true });

console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = failedSteps === 0 && total.failed === 0 ? 0 : 1;
