/** `npm run engine -- --port N --data DIR`: the embedded engine alone. Log on stderr, the address on stdout. */
import { parseArgs } from 'node:util';
import { type Config, readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { startEngine } from './parts/engine.ts';
import { stopSignal } from './parts/stopping.ts';

const USAGE =
  'Usage: npm run engine -- [--port N (8080; 0 = any)] [--data DIR (.fengqiao)] [--host ADDRESS (127.0.0.1)]';
const HIGHEST_PORT = 65_535;

interface Place {
  readonly port: number;
  readonly dataDir: string;
  readonly host: string;
}

/** Where to serve: the command line before the environment. Throws with a sentence on anything it does not know. */
function readPlace(args: string[], config: Config): Place {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, data: { type: 'string' }, host: { type: 'string' } },
  });
  const port = values.port ?? String(config.enginePort);
  if (!/^\d{1,5}$/.test(port) || Number(port) > HIGHEST_PORT) throw new Error(`--port: '${port}' is not a port`);
  return { port: Number(port), dataDir: values.data ?? config.dataDir, host: values.host ?? config.host };
}

async function run(config: Config, place: Place): Promise<void> {
  const log = createLog({ level: config.logLevel, part: 'engine' });
  const stopping = new AbortController();
  const asked = stopSignal().then((name) => {
    stopping.abort();
    return name;
  });
  try {
    const { databaseUrl, engineAuth: auth } = config;
    const engine = await startEngine({ ...place, databaseUrl, auth, log, signal: stopping.signal });
    process.stdout.write(`listening on ${engine.url}\n`);
    log.info({ signal: await asked }, 'draining');
    await engine.stop();
  } catch (error) {
    // Asked to stop before it had begun.
    if (!stopping.signal.aborted) throw error;
  }
}

try {
  const config = readConfig(process.env);
  await run(config, readPlace(process.argv.slice(2), config));
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  const isUsage = code?.startsWith('ERR_PARSE_ARGS') ?? message.startsWith('--');
  process.stderr.write(`${message}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
}
