/** What docs/engine.md has to be, with what lies beside it. */
import { readFile } from 'node:fs/promises';
import { packagePath } from '../../platform/paths.ts';
import { catalogue } from './catalogue.ts';
import { refusedModels } from './refusals.ts';
import { supportTable } from './supportTable.ts';

export const ENGINE_DOCS = packagePath('docs/engine.md');
const FIGURES = packagePath('docs/engine-figures.md');

export async function engineDocs(): Promise<string> {
  const figures = await readFile(FIGURES, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return supportTable({ scenarios: catalogue, refused: refusedModels, figures });
}
