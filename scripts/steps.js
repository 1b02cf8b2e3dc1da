/** The steps that the npm scripts are made of. Each resolves to a process exit code. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

export const root = join(import.meta.dirname, '..');

/** Absolute path of a command that a package of ours ships, without going through npx. */
export function commandOf(packageName, command = packageName) {
  const file = require.resolve(`${packageName}/package.json`);
  const { bin } = require(file);
  return join(dirname(file), typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a node program in the package root; resolves to its exit code. What it prints goes to `output`. */
export function runNode(args, output = 'inherit') {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', output, 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a node program in the package root without showing what it says; resolves to its exit code and its words. */
export function runNodeQuietly(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said }));
  });
}

/**
 * TypeScript 7, the native compiler: 18 s for everything on two cores, where TypeScript 6 takes 71 s. Version 6 stays for the
 * guard of the import table, which needs the compiler's API: version 7 does not offer one yet.
 */
const compiler = () => commandOf('@typescript/native', 'tsc');

/** Compiles, then builds the browser part; both do only what changed. */
export async function build(output = 'inherit') {
  const compiled = await runNode([compiler(), '-b'], output);
  return compiled === 0 ? runNode([join(root, 'scripts/web.js')], output) : compiled;
}

/** Arguments of node for a run of jest. */
export const jestArguments = (args) => [
  ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  ...[commandOf('jest'), ...args],
];

export const runJest = (args) => runNode(jestArguments(args));
