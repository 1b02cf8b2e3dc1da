/**
 * Everything that is wrong with a process, as one list: what the engine refuses, bpmnlint's and Camunda's rules for the target
 * version, our conventions, and the rules of law. The studio shows it beside the diagram; a test holds the shipped processes to it.
 */
import type { ExecutableProcess } from '../../engine/core/model.ts';
import { parseBpmn } from '../../engine/model/bpmn/parseBpmn.ts';
import type { Words } from './explore/monitor.ts';
import { shownPath, type Path, type ShownStep } from './explore/path.ts';
import type { ExploreOptions } from './explore/search.ts';
import { prove, type Proof, type Verdict } from './law/prove.ts';
import { brokenReferences } from './references.ts';
import { lintReports, type CamundaVersion, type RulePackages } from './ruleSets.ts';

export type { CamundaVersion, RulePackages } from './ruleSets.ts';

/** `open`: not decided, so an approver takes it on by name. */
export type Severity = 'error' | 'warning' | 'open';

export interface Problem {
  /** `engine`, `references/form`, `law/lawful-clock`, `fengqiao/ids-speak`, `camunda-compat/timer`, `label-required` … */
  readonly ruleId: string;
  readonly severity: Severity;
  /** Empty when it is about the file. */
  readonly elementId: string;
  readonly message: Words;
  readonly article?: string;
  /** The steps that lead to it, as the diagram marks them. */
  readonly path?: readonly ShownStep[];
  /** The same path for playing it through the core (explore/path.ts). */
  readonly counterExample?: Path;
}

export interface Context {
  readonly camundaVersion: CamundaVersion;
  /** The other processes that it may call, executable. */
  readonly processes: readonly ExecutableProcess[];
  /** Ids of the forms and decisions that are deployed with it. */
  readonly forms: readonly string[];
  readonly decisions: readonly string[];
}

export interface Problems {
  readonly problems: readonly Problem[];
  /** One for each executable process; empty when the engine refuses the file. */
  readonly proofs: readonly Proof[];
}

/** `packages` gives the rules of bpmnlint and its plugins, which are CommonJS: Node requires them, the browser bundles them. */
export async function findProblems(
  xml: string,
  context: Context,
  packages: RulePackages,
  options: ExploreOptions = {},
): Promise<Problems> {
  const parsed = await parseBpmn(xml);
  const linted = await lintReports(xml, context.camundaVersion, packages);
  if (!parsed.ok) {
    const refused = parsed.problems.map(({ elementId, reason }) => engineProblem('error', elementId, reason));
    return { problems: [...refused, ...linted], proofs: [] };
  }
  const own = parsed.processes.map(({ bpmnProcessId }) => bpmnProcessId);
  const all = [...parsed.processes, ...context.processes.filter(({ bpmnProcessId }) => !own.includes(bpmnProcessId))];
  const proofs: Proof[] = [];
  for (const id of own) proofs.push(await prove(id, all, options));
  return {
    problems: [
      ...parsed.warnings.map(({ elementId, reason }) => engineProblem('warning', elementId, reason)),
      ...parsed.processes.flatMap((process) => brokenReferences(process, context, all)),
      ...linted,
      ...proofs.flatMap(({ verdicts }) => verdicts.flatMap(lawProblems)),
    ],
    proofs,
  };
}

const engineProblem = (severity: Severity, elementId: string, reason: string): Problem => ({
  ruleId: 'engine',
  severity,
  elementId,
  message: { zh: `引擎${severity === 'error' ? '拒绝' : '提示'}：${reason}`, en: reason },
});

function lawProblems(verdict: Verdict): readonly Problem[] {
  const ruleId = `law/${verdict.ruleId}`;
  switch (verdict.kind) {
    case 'proved':
      return [];
    case 'violated':
      return verdict.counterExamples.map(({ elementId, message, article, path }) => ({
        ruleId,
        severity: 'error',
        elementId,
        message,
        ...(article !== null && { article }),
        path: shownPath(path),
        counterExample: path,
      }));
    case 'undecided':
      return verdict.because.map(({ elementId, reason }) => ({
        ruleId,
        severity: 'open',
        elementId,
        message: { zh: `无法判定：${reason.zh}`, en: `Not decided: ${reason.en}` },
      }));
  }
}
