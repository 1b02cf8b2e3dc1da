/** The files that scenarios deploy. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packagePath } from '../../platform/paths.ts';
import type { SourceFile } from './engine.ts';

/** From the package root; docs/engine.md links here. */
export const FIXTURES = 'tests/fixtures/bpmn/scenarios';
export const REFUSED = 'tests/fixtures/bpmn/refused';

const reading =
  (folder: string) =>
  async (name: string): Promise<SourceFile> => ({
    name,
    content: await readFile(packagePath(join(folder, name)), 'utf8'),
  });

export const fixture = reading(FIXTURES);
export const refusedFixture = reading(REFUSED);
