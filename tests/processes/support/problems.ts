import { execFileSync } from 'node:child_process';
import { packagePath } from '../../../platform/paths.ts';
import type { Words } from '../../../processes/lint/explore/monitor.ts';
import type { ProofSummary } from '../../../processes/lint/law/lawDocs.ts';
import type { ExploreOptions } from '../../../processes/lint/explore/search.ts';
import type { Problem } from '../../../processes/lint/problems.ts';
import { shipped } from './moddle.ts';

export interface Answer {
  readonly problems: readonly (Problem & { readonly why: Words })[];
  readonly proofs: readonly ProofSummary[];
}

/** The problems of files (XML by name) among the shipped processes, forms and decisions. */
export function problemsOf(
  asked: Readonly<Record<string, string>>,
  options: ExploreOptions = {},
): Readonly<Record<string, Answer>> {
  const request = {
    root: packagePath('.'),
    models: Object.fromEntries(shipped('bpmn', '.bpmn')),
    asked,
    options,
    context: {
      camundaVersion: '8.9',
      forms: [...shipped('forms', '.form').keys()],
      decisions: [...shipped('dmn', '.dmn').keys()],
    },
  };
  const answer = execFileSync(process.execPath, [packagePath('tests/processes/support/findProblems.js')], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(answer) as Readonly<Record<string, Answer>>;
}
