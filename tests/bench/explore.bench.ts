/** How long the rules of law take to prove for each shipped process: states, steps through the core, time. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseBpmn } from '../../engine/model/bpmn/parseBpmn.ts';
import { packagePath } from '../../platform/paths.ts';
import { prove } from '../../processes/lint/law/prove.ts';

const folder = packagePath('processes/bpmn');
const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const parsed = await Promise.all(files.map((name) => parseBpmn(readFileSync(`${folder}/${name}`, 'utf8'))));
const processes = parsed.flatMap((each) => (each.ok ? each.processes : []));

console.log('| process | states | steps | ms | verdicts |\n| --- | ---: | ---: | ---: | --- |');
for (const { bpmnProcessId } of processes) {
  const { states, steps, ms, verdicts } = await prove(bpmnProcessId, processes);
  const kinds = [...new Set(verdicts.map(({ kind }) => kind))].join(', ');
  console.log(`| ${bpmnProcessId} | ${states} | ${steps} | ${ms} | ${kinds} |`);
}
