/** A thread that checks one draft and ends (app/parts/checks.ts). */
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { RulePackages } from '../processes/lint/problems.ts';
import { checkDraft } from './parts/checkDraft.ts';
import type { CheckAnswer, CheckRequest } from './parts/checks.ts';

// bpmnlint and its plugins are CommonJS.
const NodeResolver = createRequire(import.meta.url)('bpmnlint/lib/resolver/node-resolver') as new () => RulePackages;

const checked = await checkDraft(workerData as CheckRequest, new NodeResolver());
parentPort?.postMessage({ checked } satisfies CheckAnswer);
