import { readFileSync } from 'node:fs';
import { contractTables } from '../../domain/jobs/tables.ts';
import { packagePath } from '../../platform/paths.ts';

test('should find docs/contracts.md as the code makes it (npm run docs)', () => {
  expect(readFileSync(packagePath('docs/contracts.md'), 'utf8')).toBe(contractTables());
});
