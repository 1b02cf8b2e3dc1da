/** `npm run ui`: the web application alone; engine and database as in `npm run workers`. */
import { createEngineClient } from '../platform/camunda/index.ts';
import { readConfig } from '../platform/config.ts';
import { connectOrStart } from '../platform/database/index.ts';
import { createLog } from '../platform/log.ts';
import { engineAddress } from './parts/address.ts';
import { openCases } from './parts/cases.ts';
import { firstAdministrator, prepareOffice } from './parts/office.ts';
import { createCleanUp, stopSignal } from './parts/stopping.ts';
import { startWeb } from './parts/web.ts';

const config = readConfig(process.env);
const log = createLog({ level: config.logLevel, part: 'ui' });
const asked = stopSignal();
const cleanUp = createCleanUp();
try {
  const database = await connectOrStart({ databaseUrl: config.databaseUrl, dataDir: config.dataDir, log });
  cleanUp.add(() => database.stop());
  const cases = await openCases({ databaseUrl: database.url, config, log, prepare: prepareOffice });
  cleanUp.add(() => cases.close());
  const password = await firstAdministrator(cases.db, cases.accounts, cases.units);
  if (password !== null)
    process.stdout.write(`first administrator: account admin, password ${password} (shown once)\n`);
  const web = await startWeb({
    cases,
    client: createEngineClient(engineAddress(config)),
    config,
    log,
    demoAccount: null,
  });
  cleanUp.add(() => web.stop());
  process.stdout.write(`listening on ${web.url}\n`);
  log.info({ signal: await asked }, 'stopping');
} finally {
  await cleanUp.undo();
}
