/** The checks of a draft: what it defines, every rule of processes/lint, and its scenarios played again. */
import type { ExecutableProcess } from '../../engine/core/model.ts';
import { idOfFile, kindOf, readFile, type FileFacts } from '../../processes/files/readFile.ts';
import { findProblems, type Problem, type Problems, type RulePackages } from '../../processes/lint/problems.ts';
import { coverage, readFiles, runScenario } from '../../processes/play/index.ts';
import type { Checked, DraftProblem } from '../../domain/schema/studioViews.ts';
import type { CheckRequest } from './checks.ts';

type Report = Checked['report'];
const SEVERITY = { error: 'ERROR', warning: 'WARNING', open: 'OPEN' } as const;

/** `packages` finds the rules of bpmnlint and its plugins. */
export async function checkDraft({ draft, around, zone }: CheckRequest, packages: RulePackages): Promise<Checked> {
  const read = await readFile(draft.resource, draft.content);
  const misfits = read.ok ? [] : read.problems.map(({ elementId, reason }) => misfit(elementId, reason));
  if (kindOf(draft.resource) !== 'BPMN') return told({ problems: misfits, laws: [], scenarios: NONE });
  const { problems, proofs } = await findProblems(draft.content, await contextOf(around.files), packages);
  // What the engine refuses stands in both lists.
  const refused = problems.some(({ ruleId, severity }) => ruleId === 'engine' && severity === 'error');
  return told({
    problems: [...(refused ? [] : misfits), ...problems.map(problemView)],
    laws: proofs.flatMap(({ verdicts }) => verdicts.map(lawView)),
    scenarios: await playAgain({ draft, around, zone }),
  });
}

const NONE: Report['scenarios'] = { passed: 0, failed: 0, coverage: 0 };

function told({ problems, laws, scenarios }: Pick<Checked, 'problems'> & Pick<Report, 'laws' | 'scenarios'>): Checked {
  const count = (severity: DraftProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity && !problem.rule.startsWith('law/')).length;
  return { problems, report: { laws, errors: count('ERROR'), warnings: count('WARNING'), scenarios } };
}

const misfit = (elementId: string, reason: string): DraftProblem => ({
  elementId,
  severity: 'ERROR',
  rule: 'file',
  message: { zh: `文件不合要求：${reason}`, en: reason },
  article: null,
});

const problemView = ({ ruleId, severity, elementId, message, article }: Problem): DraftProblem => ({
  elementId: elementId === '' ? null : elementId,
  severity: SEVERITY[severity],
  rule: ruleId,
  message,
  article: article ?? null,
});

function lawView(verdict: Problems['proofs'][number]['verdicts'][number]): Report['laws'][number] {
  const { ruleId } = verdict;
  switch (verdict.kind) {
    case 'proved':
      return { ruleId, verdict: 'PROVED', reason: null, article: null };
    case 'violated': {
      const [first] = verdict.counterExamples;
      return { ruleId, verdict: 'VIOLATED', reason: first?.message ?? null, article: first?.article ?? null };
    }
    case 'undecided':
      return { ruleId, verdict: 'NOT_DECIDED', reason: verdict.because[0]?.reason ?? null, article: null };
  }
}

/** What the live files beside the draft define; one that cannot be read defines nothing. */
async function contextOf(files: CheckRequest['around']['files']) {
  const facts = await Promise.all(
    files.map(async ({ resource, content }) => ({ resource, read: await readFile(resource, content) })),
  );
  const known = facts.flatMap(({ resource, read }): { kind: string; facts: FileFacts }[] =>
    read.ok ? [{ kind: kindOf(resource), facts: read.facts }] : [],
  );
  const defined = (kind: string) => known.filter((one) => one.kind === kind).flatMap((one) => one.facts.defines);
  return {
    camundaVersion: '8.9' as const,
    processes: known.flatMap((one): ExecutableProcess[] => (one.facts.process ? [one.facts.process] : [])),
    forms: defined('FORM'),
    decisions: defined('DMN'),
  };
}

/** Scenarios of a draft that cannot run have all failed. */
async function playAgain({ draft, around, zone }: CheckRequest): Promise<Report['scenarios']> {
  if (around.scenarios.length === 0) return NONE;
  const read = await readFiles([draft, ...around.files]);
  if (!read.ok) return { passed: 0, failed: around.scenarios.length, coverage: 0 };
  const runs = around.scenarios.map((scenario) => runScenario(scenario, read.models, zone));
  const passed = runs.filter((run) => run.passed);
  const process = read.models.processes.find(({ bpmnProcessId }) => bpmnProcessId === idOfFile(draft.resource));
  const covered = process ? coverage(passed, process) : { passed: 0, all: 1 };
  return { passed: passed.length, failed: runs.length - passed.length, coverage: covered.passed / covered.all };
}
