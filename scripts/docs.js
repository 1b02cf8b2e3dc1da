/** `npm run docs`: writes the documents that are made from the code. Tests in tests/guard compare them with it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './steps.js';

const load = (module) => import(pathToFileURL(join(root, 'dist', module)).href);

const { contractTables } = await load('domain/jobs/tables.js');
writeFileSync(join(root, 'docs', 'contracts.md'), contractTables());

const { ENGINE_DOCS, engineDocs } = await load('app/conformance/engineDocs.js');
writeFileSync(ENGINE_DOCS, await engineDocs());
