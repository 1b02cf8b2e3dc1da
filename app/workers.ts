/** `npm run workers`: job workers, outbox relay and deployer against the engine at CAMUNDA_REST_ADDRESS (default: the embedded engine's address). */
import { createEngineClient } from '../platform/camunda/index.ts';
import { readConfig } from '../platform/config.ts';
import { connectOrStart } from '../platform/database/index.ts';
import { createLog } from '../platform/log.ts';
import { openCases } from './parts/cases.ts';
import { engineAddress } from './parts/address.ts';
import { prepareOffice } from './parts/office.ts';
import { createCleanUp, stopSignal } from './parts/stopping.ts';
import { startWorkers } from './parts/workers.ts';

const config = readConfig(process.env);
const log = createLog({ level: config.logLevel, part: 'workers' });
const asked = stopSignal();
const stopping = new AbortController();
void asked.then(() => stopping.abort());
const cleanUp = createCleanUp();
try {
  const database = await connectOrStart({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  cleanUp.add(() => database.stop());
  const cases = await openCases({ databaseUrl: database.url, config, log, prepare: prepareOffice });
  cleanUp.add(() => cases.close());
  const client = createEngineClient(engineAddress(config));
  const running = await startWorkers({ cases, client, config, log, signal: stopping.signal });
  cleanUp.add(() => running.stop());
  process.stdout.write('working\n');
  log.info({ signal: await asked }, 'draining');
} finally {
  await cleanUp.undo();
}
