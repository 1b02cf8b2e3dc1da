/**
 * Asks for the problems of files in a plain Node process: bpmnlint's packages are CommonJS that require ES modules, which jest
 * cannot load. Reads `{root, models, asked, options, context}` from standard input (`models`: XML by name) and writes the answer per name.
 */
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

register('./typescriptHooks.js', import.meta.url);
const NodeResolver = createRequire(import.meta.url)('bpmnlint/lib/resolver/node-resolver');
const { root, models, asked, options, context } = JSON.parse(readFileSync(0, 'utf8'));
const load = (file) => import(pathToFileURL(join(root, file)).href);
const { findProblems } = await load('processes/lint/problems.ts');
const { explain } = await load('processes/lint/explain.ts');
const { parseBpmn } = await load('engine/model/bpmn/parseBpmn.ts');

const processes = (await Promise.all(Object.values(models).map((xml) => parseBpmn(xml)))).flatMap((parsed) =>
  parsed.ok ? parsed.processes : [],
);
const answer = {};
for (const [name, xml] of Object.entries(asked)) {
  const { problems, proofs } = await findProblems(xml, { ...context, processes }, new NodeResolver(), options);
  const explained = problems.map((problem) => ({
    ...problem,
    counterExample: undefined,
    why: explain(problem.ruleId),
  }));
  answer[name] = { problems: explained, proofs: proofs.map(summary) };
}
process.stdout.write(JSON.stringify(answer));

function summary({ processId, states, steps, verdicts }) {
  return { processId, states, steps, verdicts: verdicts.map(({ ruleId, kind }) => ({ ruleId, kind })) };
}
