import { readFile } from 'node:fs/promises';
import { ENGINE_DOCS, engineDocs } from '../../app/conformance/engineDocs.ts';

test('docs/engine.md should be what npm run docs writes', async () => {
  expect(await readFile(ENGINE_DOCS, 'utf8')).toBe(await engineDocs());
});
