import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { findPackageRoot, packagePath } from '../../platform/paths.ts';

test('should find the package root from a source file', () => {
  expect(existsSync(packagePath('package.json'))).toBe(true);
  expect(existsSync(packagePath('platform', 'paths.ts'))).toBe(true);
});

test('should find the same root from the build output', () => {
  expect(findPackageRoot(packagePath('dist', 'platform'))).toBe(packagePath());
});

test('should say so when it is outside the package', () => {
  expect(() => findPackageRoot(tmpdir())).toThrow('No package.json of fengqiao above');
});
