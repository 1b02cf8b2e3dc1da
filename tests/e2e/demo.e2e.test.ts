import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packagePath } from '../../platform/paths.ts';

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Plays cases with the built demo on its own embedded database, as a user's shell does, but with no locale set. */
async function demo(...options: string[]): Promise<Run> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fengqiao-demo-'));
  const { DATABASE_URL: _url, LANG: _lang, LC_ALL: _all, ...env } = process.env;
  try {
    return await new Promise((resolve) => {
      execFile(
        process.execPath,
        [packagePath('dist/app/demo.js'), '--exit', ...options],
        { env: { ...env, FENGQIAO_DATA_DIR: dataDir }, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
      );
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

interface Expectation {
  /** Status of the matter at the end. */
  readonly matter: string;
  readonly due: Readonly<Record<string, readonly string[]>>;
}
const expectations = JSON.parse(readFileSync(packagePath('app/demo/expectations.json'), 'utf8')) as Record<
  string,
  Expectation
>;

test('should play all nine cases to their ends with every due date where the law puts it', async () => {
  const { code, stdout, stderr } = await demo('--json');
  expect(stderr).not.toMatch(/warning/i);
  const { ok, missing, matters } = JSON.parse(stdout) as {
    ok: boolean;
    missing: string[];
    matters: { case: string; status: string; due: Record<string, string[]> }[];
  };
  expect({ code, ok, missing }).toEqual({ code: 0, ok: true, missing: [] });
  expect(matters.map((matter) => matter.case)).toEqual(Array.from({ length: 9 }, (_, n) => `AC-0${n + 1}`));
  for (const { case: id, status, due } of matters) {
    expect({ id, status }).toEqual({ id, status: expectations[id]?.matter });
    const expected = expectations[id]?.due ?? {};
    // No days: the law sets no such clock in this case.
    const actual = Object.fromEntries(Object.keys(expected).map((key) => [key, due[key] ?? []]));
    expect({ id, due: actual }).toEqual({ id, due: expected });
  }
}, 300_000);

test('should refuse a case that does not exist', async () => {
  const { code, stderr } = await demo('--only', 'AC-99');
  expect(code).not.toBe(0);
  expect(stderr).toContain('no such case: AC-99');
});
