import { execFileSync } from 'node:child_process';
import { packagePath } from '../../../platform/paths.ts';

/** Lints files of ours (paths from the package root) and returns every report as one line, `rule: element: message`. */
export function lint(files: readonly string[], config: object): ReadonlyMap<string, readonly string[]> {
  const request = JSON.stringify({ root: packagePath('.'), files, config });
  const answer = execFileSync(process.execPath, [packagePath('tests/processes/support/lintFiles.js')], {
    input: request,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return new Map(Object.entries(JSON.parse(answer) as Record<string, readonly string[]>));
}
