import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, parse } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE_NAME = 'fengqiao';

/**
 * The folder that holds our package.json, found by walking up from `start`, so that it is the same from the sources
 * (under jest) and from `dist/`. Throws when no parent folder holds it.
 */
export function findPackageRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === PACKAGE_NAME) {
      return folder;
    }
    if (folder === parse(folder).root) {
      throw new Error(`No package.json of ${PACKAGE_NAME} above ${start}`);
    }
  }
}

/** Absolute path of the package root. */
export const packageRoot: string = findPackageRoot(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of a file or folder given relative to the package root, such as `engine/store/migrations`. */
export function packagePath(...parts: string[]): string {
  return join(packageRoot, ...parts);
}
