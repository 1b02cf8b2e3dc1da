/**
 * The linter is two programs that find each other, one of which knows types: one of them alone, or a rule renamed, must not pass
 * for clean. And what no rule of its own says about the sources.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../platform/paths.ts';

const { resolve: find } = createRequire(import.meta.url);
const oxlint = join(find('oxlint/package.json'), '../bin/oxlint');
const env = { ...process.env, OXLINT_TSGOLINT_PATH: packagePath('node_modules', '.bin', 'tsgolint') };
const filesIn = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('fixtures'))
    .map((name) => join(root, name));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fengqiao-lint-'));
  copyFileSync(packagePath('.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { strict: true, types: [] } }));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Rules broken by a file with this text. */
const brokenBy = (text: string): Promise<string[]> => {
  writeFileSync(join(folder, 'file.ts'), text);
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [oxlint, '--format', 'json'], { cwd: folder, env }, (error, stdout, stderr) => {
      if (!stdout.startsWith('{')) return reject(error ?? new Error(stdout + stderr));
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
      resolve(diagnostics.map(({ code }) => code).toSorted());
    });
  });
};

test('should find what only types tell: a promise nobody waits for, a value of any type, a switch with a hole', async () => {
  const found = await brokenBy(`
    export async function late(side: 'left' | 'right', given: any): Promise<string> {
      late(side, given);
      switch (side) {
        case 'left':
          return given.name;
      }
      return await Promise.resolve('');
    }`);
  expect(found).toEqual([
    'typescript(no-explicit-any)',
    'typescript(no-floating-promises)',
    'typescript(no-unsafe-member-access)',
    'typescript(no-unsafe-return)',
    'typescript(switch-exhaustiveness-check)',
  ]);
});

test('should find what one file tells by itself, and what the house wants', async () => {
  const found = await brokenBy(`
    import { Loose } from './other.ts';
    export default function same(a: Loose, b: unknown, left: number) {
      let never = 1;
      if (a == b) {}
      try { return never; } finally { return 2; }
    }`);
  expect(found).toEqual([
    'eslint(eqeqeq)',
    'eslint(no-empty)',
    'eslint(no-unsafe-finally)',
    'eslint(no-unused-vars)',
    'eslint(prefer-const)',
    'import(no-default-export)',
    'typescript(consistent-type-imports)',
  ]);
});

test('should find nothing in a file that keeps the rules', async () => {
  expect(await brokenBy('export const twice = (n: number): number => n * 2;\n')).toEqual([]);
});

describe('the sources of the tests', () => {
  const tests = filesIn(packagePath('tests')).map((file) => [file, readFileSync(file, 'utf8')] as const);
  const holding = (pattern: RegExp) => tests.filter(([, text]) => pattern.test(text)).map(([file]) => file);

  test('should be there', () => {
    expect(holding(/^import /m).length).toBeGreaterThan(100);
  });

  test('should run every test that they hold', () => {
    expect(holding(/\b(test|it|describe)\.(only|skip|todo|failing)\b/)).toEqual([]);
  });

  test('should import sources by the name of their file', () => {
    expect(holding(/\bfrom '\.\.?\/[^']*\.jsx?'/)).toEqual([]);
  });
});
