/** From the texts of files to the models of a trial, or every reason why not. */
import { parseBpmn } from '../../engine/model/bpmn/parseBpmn.ts';
import { parseDmn } from '../../engine/model/dmn/parseDmn.ts';
import type { Problem } from '../../engine/model/findings.ts';
import { parseForm } from '../../engine/model/parseForm.ts';
import type { TrialModels } from './models.ts';

export interface TrialFile {
  /** Name with its ending: .bpmn, .dmn or .form. */
  readonly resource: string;
  readonly content: string;
}

export type ReadFiles =
  | { readonly ok: true; readonly models: TrialModels }
  | { readonly ok: false; readonly problems: readonly (Problem & { readonly resource: string })[] };

/** Reads the draft with the live files around it; of two files of one name the first counts, so the draft goes first. */
export async function readFiles(files: readonly TrialFile[]): Promise<ReadFiles> {
  const byName = new Map([...files].reverse().map((file) => [file.resource, file.content]));
  const problems: (Problem & { readonly resource: string })[] = [];
  const processes: TrialModels['processes'][number][] = [];
  const decisions: TrialModels['decisions'][number][] = [];
  const forms: string[] = [];
  for (const [resource, content] of byName) {
    const read = resource.endsWith('.bpmn')
      ? await parseBpmn(content)
      : resource.endsWith('.dmn')
        ? await parseDmn(content)
        : parseForm(content);
    if (!read.ok) problems.push(...read.problems.map((problem) => ({ ...problem, resource })));
    else if ('processes' in read) processes.push(...read.processes);
    else if ('decisions' in read) decisions.push(read);
    else forms.push(read.id);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, models: { processes, decisions, forms } };
}
