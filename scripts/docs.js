/** `npm run docs`: writes the documents that are made from the code. Tests in tests/guard compare them with it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './steps.js';

const load = (module) => import(pathToFileURL(join(root, 'dist', module)).href);

const { contractTables } = await load('domain/jobs/tables.js');
writeFileSync(join(root, 'docs', 'contracts.md'), contractTables());

const { ENGINE_DOCS, engineDocs } = await load('app/conformance/engineDocs.js');
writeFileSync(ENGINE_DOCS, await engineDocs());

const { parseBpmn } = await load('engine/model/bpmn/parseBpmn.js');
const { prove } = await load('processes/lint/law/prove.js');
const { lawDocs } = await load('processes/lint/law/lawDocs.js');
const folder = join(root, 'processes', 'bpmn');
const models = readdirSync(folder).filter((name) => name.endsWith('.bpmn'));
const parsed = await Promise.all(models.map((name) => parseBpmn(readFileSync(join(folder, name), 'utf8'))));
const processes = parsed.flatMap((each) => (each.ok ? each.processes : []));
const proofs = [];
for (const { bpmnProcessId } of processes) proofs.push(await prove(bpmnProcessId, processes));
writeFileSync(join(root, 'docs', 'law-rules.md'), lawDocs(proofs));
