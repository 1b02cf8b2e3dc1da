/**
 * `npm run conformance -- --address URL`: the scenarios of docs/engine.md through the official SDK, against our own engine or a
 * Camunda 8 cluster. Ends with 1 when anything differs. Credentials of a cluster are the SDK's own CAMUNDA_* variables.
 */
import { parseArgs } from 'node:util';
import { createEngineClient } from '../platform/camunda/client.ts';
import { catalogue } from './conformance/catalogue.ts';
import { resultLine, summary } from './conformance/report.ts';
import { runScenarios } from './conformance/run.ts';
import { createSdkEngine } from './conformance/sdkEngine.ts';

const USAGE = `Usage: npm run conformance -- --address URL [--only TEXT] [--patience MS (15000)]

Use a cluster that is there for tests: this deploys processes, takes jobs of their types, pins the clock (which the
cluster must allow) and resets it, and deletes at the end what it deployed. --only plays scenarios whose id holds the text.`;

interface Options {
  readonly address: string;
  readonly only: string;
  readonly patience: number;
}

/** Throws with a sentence on anything it does not know. */
function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { address: text, only: text, patience: text } });
  const { address, only = '', patience = '15000' } = values;
  if (address === undefined || !URL.canParse(address)) throw new Error(`--address: '${address ?? ''}' is no URL`);
  if (!/^\d{1,7}$/.test(patience)) throw new Error(`--patience: '${patience}' is no number of milliseconds`);
  return { address, only, patience: Number(patience) };
}

async function run({ address, only, patience }: Options): Promise<boolean> {
  // Without a stated strategy the SDK finds out by itself whether there are credentials to use.
  const client = createEngineClient({ address, needsSignIn: process.env['CAMUNDA_AUTH_STRATEGY'] !== undefined });
  const { gatewayVersion } = await client.sdk.getTopology();
  const results = await runScenarios(
    createSdkEngine(client),
    catalogue.filter(({ id }) => id.includes(only)),
    { patience, onResult: (result) => void process.stdout.write(`${resultLine(result)}\n`) },
  );
  process.stdout.write(`${summary(results, gatewayVersion)}\n`);
  return results.every(({ differences }) => differences.length === 0);
}

try {
  process.exitCode = (await run(readOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  const isUsage = (code?.startsWith('ERR_PARSE_ARGS') ?? false) || message.startsWith('--');
  process.stderr.write(`${message}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
