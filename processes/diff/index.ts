/** What changed between two versions of a file, in words. */
import type { FileKind } from '../../domain/schema/studio.ts';
import type { ModelDiff } from './change.ts';
import { diffModels } from './diffBpmn.ts';
import { diffDecisions } from './diffDmn.ts';
import { diffForms } from './diffForm.ts';

export type { Aspect, Change, ModelDiff } from './change.ts';
export { diffDecisions, diffForms, diffModels };

/** By the kind of file; rejects when one of the texts is not of that kind. */
export async function diffFiles(kind: FileKind, older: string, newer: string): Promise<ModelDiff> {
  switch (kind) {
    case 'BPMN':
      return diffModels(older, newer);
    case 'DMN':
      return diffDecisions(older, newer);
    case 'FORM':
      return diffForms(older, newer);
  }
}
