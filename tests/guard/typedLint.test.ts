/** The linter that knows types is two programs that find each other: one of them alone, or a rule renamed, must not pass for clean. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../platform/paths.ts';

const { resolve: find } = createRequire(import.meta.url);
const oxlint = join(find('oxlint/package.json'), '../bin/oxlint');
const env = { ...process.env, OXLINT_TSGOLINT_PATH: packagePath('node_modules', '.bin', 'tsgolint') };
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
    'typescript(no-floating-promises)',
    'typescript(no-unsafe-member-access)',
    'typescript(no-unsafe-return)',
    'typescript(switch-exhaustiveness-check)',
  ]);
});

test('should find nothing in a file that keeps the rules', async () => {
  expect(await brokenBy('export const twice = (n: number): number => n * 2;\n')).toEqual([]);
});
