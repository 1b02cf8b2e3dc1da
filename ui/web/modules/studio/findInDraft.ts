/** The problems of a draft among the live files, with the lines that a counter-example takes. */
import { findProblems, type Context, type Problem } from '../../../../processes/lint/problems.ts';
import { play } from '../../../../processes/lint/explore/path.ts';
import { parseBpmn } from '../../../../engine/model/bpmn/parseBpmn.ts';
import type { ExecutableProcess } from '../../../../engine/core/model.ts';
import { readFiles } from '../../../../processes/play/index.ts';
import type { Found, FoundProblem, ProblemsAsk, Surroundings } from './asks.ts';
import { rulePackages } from './rulePackages.ts';

export async function findInDraft({ xml, around }: ProblemsAsk, onStates: (states: number) => void): Promise<Found> {
  const context = await contextOf(around);
  const { problems, proofs } = await findProblems(xml, context, rulePackages, {
    onProgress: ({ states }) => onStates(states),
  });
  const parsed = await parseBpmn(xml);
  const processes = [...(parsed.ok ? parsed.processes : []), ...context.processes];
  const verdicts = proofs.flatMap((proof) => proof.verdicts);
  return {
    problems: problems.map((problem) => shown(problem, processes)),
    proved: verdicts.filter(({ kind }) => kind === 'proved').length,
    rules: verdicts.length,
    states: proofs.reduce((sum, { states }) => sum + states, 0),
    ms: proofs.reduce((sum, { ms }) => sum + ms, 0),
  };
}

async function contextOf({ files, forms }: Surroundings): Promise<Context> {
  const read = await readFiles(files);
  const models = read.ok ? read.models : { processes: [], decisions: [], forms: [] };
  return {
    camundaVersion: '8.9',
    processes: models.processes,
    forms,
    decisions: models.decisions.flatMap(({ decisions }) => decisions.map(({ id }) => id)),
  };
}

/** The path itself stays here: it holds the models, and the page needs only what to draw. */
function shown({ counterExample, ...problem }: Problem, processes: readonly ExecutableProcess[]): FoundProblem {
  const processId = problem.path?.[0]?.processId;
  if (!counterExample || processId === undefined) return { ...problem, flows: [] };
  const flows = [...play(processId, processes, counterExample)].map(({ events }) =>
    events.flatMap((event) => (event.type === 'SEQUENCE_FLOW_TAKEN' ? [event.flowId] : [])),
  );
  return { ...problem, flows };
}
