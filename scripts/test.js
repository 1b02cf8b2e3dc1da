/**
 * `npm test`: two lanes side by side, since each of their steps uses about one core. One builds, then runs the suites e2e and
 * unit; the other lints, then runs the suite int, and its words are shown when each step has ended. Prints the seconds of each
 * step and, at the end, one line `N passed, N failed` over all suites. A failed step does not keep others from running, but for
 * the build: tests of whole commands start programs in dist/. It fails the command.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, commandOf, jestArguments, runNode, runNodeQuietly } from './steps.js';

/** A tenth less time for jest and eslint than with node's own 16 MB for young objects, most of which they soon drop. */
const ROOMY = '--max-semi-space-size=128';

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

async function quietly(args) {
  const { code, said } = await runNodeQuietly([ROOMY, ...args]);
  process.stdout.write(said);
  return code;
}

/** What `npm run lint` does, all of it even after a finding. */
async function lint() {
  const codes = [
    await quietly([commandOf('eslint'), '.', '--max-warnings', '0']),
    await quietly([commandOf('oxlint')]),
    await quietly([commandOf('prettier'), '--check', '--log-level', 'warn', '.']),
  ];
  return Math.max(...codes);
}

/** What jest runs one project with; its result file is removed with the folder at the end. */
const suite = (name) =>
  jestArguments([
    ...['--selectProjects', name, '--runInBand', '--passWithNoTests'],
    ...['--json', '--outputFile', join(results, `${name}.json`)],
  ]);

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

const built = step('build', () => build());
const beside = step('lint', lint);
if ((await built) === 0) {
  const whenLinted = beside.then(() => step('int', () => quietly(suite('int'))));
  await step('e2e', () => runNode([ROOMY, ...suite('e2e')]));
  await step('unit', () => runNode([ROOMY, ...suite('unit')]));
  await whenLinted;
}
await beside;

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
