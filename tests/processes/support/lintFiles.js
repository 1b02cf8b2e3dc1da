/**
 * Runs bpmnlint in a plain Node process: its packages are CommonJS that require ES modules, which jest cannot load.
 * Reads `{root, files, config}` from standard input and writes, per file, the list of reports.
 */
import { readFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';

register('./typescriptHooks.js', import.meta.url);
const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');
const modeler = require('modeler-moddle/resources/modeler.json');

const { root, files, config } = JSON.parse(readFileSync(0, 'utf8'));
const ours = await import(pathToFileURL(join(root, 'processes/lint/index.ts')).href);
const packages = new NodeResolver();
const isOurs = (name) => /(^|-)fengqiao$/.test(name);
const resolver = {
  resolveRule: (name, rule) => (isOurs(name) ? ours.rules[rule] : packages.resolveRule(name, rule)),
  resolveConfig: (name, entry) => (isOurs(name) ? ours.configs[entry] : packages.resolveConfig(name, entry)),
};

const answer = {};
for (const file of files) {
  const { rootElement } = await new BpmnModdle({ zeebe, modeler }).fromXML(readFileSync(join(root, file), 'utf8'));
  const reports = await new Linter({ resolver }).lint(rootElement, config);
  answer[file] = Object.entries(reports).flatMap(([rule, list]) =>
    list.map(({ id, message }) => `${rule}: ${id}: ${message}`),
  );
}
process.stdout.write(JSON.stringify(answer));
