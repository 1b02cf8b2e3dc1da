import { readFileSync } from 'node:fs';
import { packagePath } from '../../platform/paths.ts';

interface Lock {
  packages: Record<string, { license?: string; resolved?: string }>;
}

interface Manifest {
  license: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

const read = <T>(file: string): T => JSON.parse(readFileSync(packagePath(file), 'utf8')) as T;
const manifest = read<Manifest>('package.json');
const lock = read<Lock>('package-lock.json');
const installed = Object.keys(lock.packages).filter((path) => path !== '');

test('should not contain the packages that their licence keeps out of this project', () => {
  const forbidden = /node_modules\/(@camunda\/camunda-api-zod-schemas|zeebe-node|@camunda8\/zeebe-broker)$/;
  expect(installed.length).toBeGreaterThan(100);
  expect(installed.filter((path) => forbidden.test(path))).toEqual([]);
});

test('should contain no package under the AGPL, and none under a licence of Camunda', () => {
  const refused = installed.filter((path) => /AGPL|LicenseRef-Camunda/i.test(lock.packages[path]?.license ?? ''));
  expect(refused).toEqual([]);
});

test('should be Apache-2.0 itself', () => {
  expect(manifest.license).toBe('Apache-2.0');
  expect(readFileSync(packagePath('LICENSE'), 'utf8')).toContain('Version 2.0, January 2004');
});

test('should pin every direct dependency to one version', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  const loose = Object.entries(all).filter(([, version]) => !/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

test('should install from whatever registry the machine is set up for', () => {
  expect(installed.filter((path) => lock.packages[path]?.resolved !== undefined)).toEqual([]);
});
